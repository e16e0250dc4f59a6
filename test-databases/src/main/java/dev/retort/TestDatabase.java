package dev.retort;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A real H2 of a test's own. */
public final class TestDatabase {

  private TestDatabase() {}

  /** In memory; it lives as long as the JVM. */
  public static JdbcDataSource inMemory() {
    return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** At a URL. */
  public static JdbcDataSource at(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    dataSource.setUser("sa");
    dataSource.setPassword("");
    return dataSource;
  }

  /** The rows of a query, each as its columns apart by blanks. */
  public static List<String> query(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection()) {
      return query(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The rows of a query, each as its columns apart by blanks. */
  public static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join(" ", columns));
      }
      return found;
    }
  }

  /** Runs statements. */
  public static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(String.join("; ", statements), e);
    }
  }

  /** The user's tables, by name. */
  public static List<String> tables(JdbcDataSource dataSource) {
    return query(
        dataSource,
        "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = 'PUBLIC' AND"
            + " table_name NOT LIKE 'RETORT%' ORDER BY 1");
  }
}
