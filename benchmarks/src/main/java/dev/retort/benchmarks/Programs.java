package dev.retort.benchmarks;

import dev.retort.MigrationRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The programs that are measured, each in a JVM of its own. */
public final class Programs {

  private Programs() {}

  /**
   * Runs one of them.
   *
   * @param args its name, the JDBC URL, and what it needs besides
   */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "apply-floor" -> applyFloor(args[1], Integer.parseInt(args[2]));
      case "idle-floor" -> idleFloor(args[1], Path.of(args[2]));
      case "bulk-floor" -> bulkFloor(args[1], Integer.parseInt(args[2]));
      case "retort" -> retort(args[1]);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void retort(String url) {
    DataSource dataSource = url.startsWith("jdbc:h2:") ? h2(url) : postgresql(url);
    String report = MigrationRegistry.load(dataSource).apply().toString();
    System.out.println(report.length());
  }

  private static DataSource h2(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    return dataSource;
  }

  private static DataSource postgresql(String url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(url);
    return dataSource;
  }

  /** The same statements by hand: a history row and a commit a revision. */
  private static void applyFloor(String url, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE history (id VARCHAR(255) PRIMARY KEY, message VARCHAR(200), at TIMESTAMP)");
      connection.setAutoCommit(false);
      try (PreparedStatement row =
          connection.prepareStatement("INSERT INTO history VALUES (?, ?, ?)")) {
        for (int i = 0; i < count; i++) {
          for (String sql : RevisionSources.statements(i)) {
            statement.execute(sql);
          }
          row.setString(1, "20261124_0000_%012x_create_table_number_%d".formatted(i, i));
          row.setString(2, "create table number " + i);
          row.setTimestamp(3, new Timestamp(System.currentTimeMillis()));
          row.execute();
          connection.commit();
        }
      }
    }
  }

  /** The same rows by hand, in batches that the driver rewrites. */
  private static void bulkFloor(String url, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(RevisionSources.BULK_TABLE);
      try (PreparedStatement row =
          connection.prepareStatement("INSERT INTO item (id, name, price) VALUES (?, ?, ?)")) {
        for (int i = 0; i < count; i++) {
          row.setLong(1, i);
          row.setString(2, "item number " + i);
          row.setBigDecimal(3, BigDecimal.valueOf(i, 2));
          row.addBatch();
          if (i % 1_000 == 999) {
            row.executeBatch();
          }
        }
        row.executeBatch();
      }
      connection.commit();
    }
  }

  /** Reads the history and compares it with the identifiers that the application has. */
  private static void idleFloor(String url, Path identifiers) throws SQLException, IOException {
    Set<String> known = new HashSet<>();
    try (BufferedReader reader = Files.newBufferedReader(identifiers)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        known.add(line.substring(0, line.indexOf('\t')));
      }
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, state FROM retort_history")) {
      while (rows.next()) {
        if (rows.getString(2).equals("applied")) {
          known.remove(rows.getString(1));
        }
      }
    }
    if (!known.isEmpty()) {
      throw new IllegalStateException("pending: " + known.size());
    }
  }
}
