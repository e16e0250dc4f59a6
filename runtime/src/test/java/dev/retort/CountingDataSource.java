package dev.retort;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A real DataSource that tells what is asked of it: connections, statements, and how they end. */
final class CountingDataSource {

  /** Every statement that was executed, and the calls that a connection saw at its end. */
  final List<String> statements = new ArrayList<>();

  int connections;
  int closed;

  DataSource of(DataSource real) {
    return proxy(
        DataSource.class,
        real,
        (method, result) -> {
          if (result instanceof Connection connection) {
            connections++;
            return connection(connection);
          }
          return result;
        });
  }

  private Connection connection(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                closed++;
              }
              Object result = call(real, method, arguments);
              if (result instanceof Statement statement) {
                String prepared = arguments == null ? "" : String.valueOf(arguments[0]);
                return statement(method.getReturnType(), statement, prepared);
              }
              return result;
            });
  }

  private Object statement(Class<?> type, Statement real, String prepared) {
    return Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            statements.add(arguments == null ? prepared : String.valueOf(arguments[0]));
          }
          return call(real, method, arguments);
        });
  }

  private interface Seen {
    Object result(Method method, Object result);
  }

  private static <T> T proxy(Class<T> type, T real, Seen seen) {
    return type.cast(
        Proxy.newProxyInstance(
            CountingDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> seen.result(method, call(real, method, arguments))));
  }

  static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
