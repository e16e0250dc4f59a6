package dev.retort.cli;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A URL, with drivers from any class loader: {@link DriverManager} knows only its caller's. */
final class DriverDataSource extends UnsupportedDataSource {

  private final String url;
  private final Properties properties;
  private final ClassLoader drivers;
  private final Secrets secrets;

  DriverDataSource(String url, Properties properties, ClassLoader drivers, Secrets secrets) {
    this.url = url;
    this.properties = properties;
    this.drivers = drivers;
    this.secrets = secrets;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Properties given = new Properties();
    given.putAll(properties);
    Iterator<Driver> all = ServiceLoader.load(Driver.class, drivers).iterator();
    while (true) {
      try {
        if (!all.hasNext()) {
          break;
        }
        Driver driver = all.next();
        Connection connection = driver.acceptsURL(url) ? driver.connect(url, given) : null;
        if (connection != null) {
          return connection;
        }
      } catch (ServiceConfigurationError e) {
        System.getLogger(DriverDataSource.class.getName())
            .log(System.Logger.Level.DEBUG, "a driver that can't be loaded", e);
      }
    }
    throw new UsageException(
        "no driver knows the URL "
            + secrets.hide(url)
            + "; put its jar on --classpath, or look for a slip (jdbc:postgresql://host/database,"
            + " jdbc:mariadb://host/database, jdbc:sqlite:file, jdbc:h2:file)");
  }
}
