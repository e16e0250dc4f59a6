package dev.retort.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The migrating connection as a step in Java gets it: the journal's transaction is not the step's
 * to end.
 */
final class GuardedConnection {

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

  private GuardedConnection() {}

  /** A driver's own interface may be had (PostgreSQL's for COPY), another connection may not. */
  private static boolean isConnection(Method method, Object @Nullable [] arguments) {
    return method.getName().equals("unwrap")
        && arguments != null
        && Connection.class.isAssignableFrom((Class<?>) arguments[0]);
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean savepoint = method.getName().equals("rollback") && arguments != null;
              if (isConnection(method, arguments)
                  || (REFUSED.contains(method.getName()) && !savepoint)) {
                throw new UnsupportedOperationException(
                    "run(..) must not call Connection."
                        + method.getName()
                        + "(): the step and its journal row are one transaction, which Retort ends");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
