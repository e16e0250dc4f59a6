package dev.retort.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The migrating connection as a step in Java gets it: the journal's transaction is not the step's
 * to end.
 */
final class GuardedConnection implements InvocationHandler {

  private static final Set<String> REFUSED =
      Set.of(
          "commit",
          "rollback",
          "setAutoCommit",
          "close",
          "abort",
          "setTransactionIsolation",
          "setReadOnly",
          "setSchema",
          "setCatalog");

  private final Connection connection;

  private GuardedConnection(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return proxy(Connection.class, new GuardedConnection(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean savepoint = method.getName().equals("rollback") && arguments != null;
    if ((REFUSED.contains(method.getName()) && !savepoint) || isConnection(method, arguments)) {
      throw new UnsupportedOperationException(
          "run(..) must not call Connection."
              + method.getName()
              + "(): the step and its journal row are one transaction, which Retort ends");
    }
    Object result = call(method, connection, arguments);
    boolean leadsBack = result instanceof Statement || result instanceof DatabaseMetaData;
    return result != null && leadsBack
        ? leading(method.getReturnType(), result, (Connection) proxy)
        : result;
  }

  /** A driver's own interface may be had (PostgreSQL's for COPY), another connection may not. */
  private static boolean isConnection(Method method, Object @Nullable [] arguments) {
    return method.getName().equals("unwrap")
        && arguments != null
        && Connection.class.isAssignableFrom((Class<?>) arguments[0]);
  }

  /** What has a {@code getConnection()} of its own. */
  private static Object leading(Class<?> type, Object target, Connection back) {
    return proxy(
        type,
        (proxy, method, arguments) ->
            method.getName().equals("getConnection") ? back : call(method, target, arguments));
  }

  private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
