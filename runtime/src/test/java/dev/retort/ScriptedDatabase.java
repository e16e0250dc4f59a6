package dev.retort;

import static dev.retort.TestDatabase.query;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** A real database, and what runs scripts there. */
enum ScriptedDatabase {
  H2 {
    @Override
    DataSource fresh(Path folder) {
      return TestDatabase.inMemory();
    }

    @Override
    Dialect dialect() {
      return new H2Dialect();
    }

    /** RunScript's own main runs in this JVM too. */
    @Override
    Client.Ran run(DataSource database, String script, String... options) {
      try (Connection connection = database.getConnection()) {
        RunScript.execute(connection, new StringReader(script));
        return new Client.Ran(0, "");
      } catch (SQLException e) {
        return new Client.Ran(1, e.getMessage());
      }
    }

    @Override
    List<String> catalogue(DataSource database) {
      return Dump.of(database).stream()
          .filter(line -> !line.contains("|script|") && !line.contains("|run|"))
          .toList();
    }

    @Override
    List<String> tables(DataSource database) {
      return TestDatabase.tables((JdbcDataSource) database);
    }
  },
  POSTGRESQL_14 {
    @Override
    DataSource fresh(Path folder) {
      return PostgresServer.OLDEST.fresh();
    }

    @Override
    Dialect dialect() {
      return new PostgresDialect(new Version(14, 0));
    }
  },
  POSTGRESQL_18 {
    @Override
    DataSource fresh(Path folder) {
      return PostgresServer.NEWEST.fresh();
    }

    @Override
    Dialect dialect() {
      return new PostgresDialect(new Version(18, 0));
    }
  },
  MARIADB {
    @Override
    DataSource fresh(Path folder) {
      return MariaDbServer.database();
    }

    @Override
    Dialect dialect() {
      return new MariaDbDialect(new Version(11, 4), () -> true);
    }

    @Override
    List<String> catalogue(DataSource database) {
      return MariaDbServer.catalogue(database);
    }

    @Override
    List<String> tables(DataSource database) {
      return MariaDbServer.tables(database);
    }
  },
  SQLITE {
    @Override
    DataSource fresh(Path folder) {
      return TestSqlite.file(folder);
    }

    @Override
    Dialect dialect() {
      return new SqliteDialect();
    }

    @Override
    List<String> catalogue(DataSource database) {
      return query(
          database,
          "SELECT type, name, replace(sql, '\"', '') FROM sqlite_master WHERE name NOT LIKE"
              + " 'retort%' AND name NOT LIKE 'sqlite_autoindex%' ORDER BY 1, 2");
    }

    @Override
    List<String> tables(DataSource database) {
      return TestSqlite.tables(database);
    }
  };

  private static final String HISTORY =
      "SELECT id, parents, message, state, step, step_done, step_text, step_hash, done_hash, seen,"
          + " progress, failed, digest FROM retort_history ORDER BY id";

  /** An empty database. */
  abstract DataSource fresh(Path folder);

  /** What a script is written for. */
  abstract Dialect dialect();

  /** What runs a script, or null for H2. */
  Client client(DataSource database) {
    if (database instanceof PGSimpleDataSource postgres) {
      return Client.of(postgres);
    }
    return database instanceof SQLiteDataSource sqlite
        ? Client.of(sqlite)
        : Client.ofMariaDb(database);
  }

  /** Runs a script. */
  Client.Ran run(DataSource database, String script, String... options) {
    return client(database).run(script, options);
  }

  /** Everything but rows and what is Retort's. */
  List<String> catalogue(DataSource database) {
    return PostgresServer.catalogue((PGSimpleDataSource) database);
  }

  /** The user's tables and views. */
  List<String> tables(DataSource database) {
    return query(
        database,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND"
            + " table_name NOT LIKE 'retort%' ORDER BY 1");
  }

  /** How many tables there are, Retort's too. */
  final String countOfTables() {
    return switch (this) {
      case SQLITE -> "SELECT COUNT(*) FROM sqlite_master";
      case MARIADB ->
          "SELECT COUNT(*) FROM information_schema.TABLES WHERE table_schema = DATABASE()";
      default -> "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'";
    };
  }

  /** The catalogue, all rows, and the history but for when, who and how. */
  final List<String> all(DataSource database) {
    List<String> all = new ArrayList<>(catalogue(database));
    for (String table : tables(database)) {
      all.add(table);
      all.addAll(rows(database, "SELECT * FROM " + quoted(table) + " ORDER BY 1"));
    }
    all.addAll(rows(database, HISTORY));
    all.addAll(rows(database, "SELECT revision, event FROM retort_log ORDER BY seq"));
    return all;
  }

  private String quoted(String table) {
    return this == MARIADB ? "`" + table + "`" : '"' + table + '"';
  }

  /** Rows with every byte of them. */
  static List<String> rows(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          Object value = rows.getObject(i);
          row.append(
              value instanceof byte[] bytes
                  ? HexFormat.of().formatHex(bytes)
                  : String.valueOf(rows.getString(i)));
          row.append('|');
        }
        found.add(row.toString());
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
