package dev.retort.processor;

import dev.retort.MigrationRegistry;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** An application with compiled revisions on its class path, and a real H2 of its own. */
final class Application implements AutoCloseable {

  /** Remembers what it defines. */
  private static final class RecordingLoader extends URLClassLoader {

    private final List<String> defined = new ArrayList<>();

    RecordingLoader(URL... urls) {
      super(urls, Application.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = super.findClass(name);
      synchronized (defined) {
        defined.add(name);
      }
      return found;
    }
  }

  private final RecordingLoader loader;
  private final JdbcDataSource database = new JdbcDataSource();

  Application(Path... classPath) {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", classPath);
  }

  private Application(String url, Path... classPath) {
    loader =
        new RecordingLoader(Arrays.stream(classPath).map(Application::url).toArray(URL[]::new));
    database.setURL(url);
    database.setUser("sa");
    database.setPassword("");
  }

  /** The same code, started again on the same database. */
  Application restarted(Path... classPath) {
    return new Application(database.getURL(), classPath);
  }

  /** {@code MigrationRegistry.load(dataSource)}, as an application calls it. */
  MigrationRegistry load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return MigrationRegistry.load(database);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The same with more to say. */
  MigrationRegistry.Builder builder() {
    return MigrationRegistry.builder(database).classLoader(loader);
  }

  ClassLoader loader() {
    return loader;
  }

  /** The classes of the class path that were loaded until now. */
  List<String> loadedClasses() {
    synchronized (loader.defined) {
      return List.copyOf(loader.defined);
    }
  }

  /** Another connection to the database. */
  Connection connection() throws SQLException {
    return database.getConnection();
  }

  /** The user's tables, in lower case. */
  List<String> tables() {
    try (Connection connection = database.getConnection();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(null, "PUBLIC", null, new String[] {"TABLE", "BASE TABLE"})) {
      List<String> tables = new ArrayList<>();
      while (found.next()) {
        String name = found.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT);
        if (!name.startsWith("retort_")) {
          tables.add(name);
        }
      }
      return tables;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
