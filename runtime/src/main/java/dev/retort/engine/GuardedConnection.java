package dev.retort.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

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
          "setCatalog",
          "unwrap");

  private GuardedConnection() {}

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean savepoint = method.getName().equals("rollback") && arguments != null;
              if (REFUSED.contains(method.getName()) && !savepoint) {
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
