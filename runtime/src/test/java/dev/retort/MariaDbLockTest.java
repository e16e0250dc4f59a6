package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retort.dialect.MariaDbDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The migration lock on MariaDB: one migrates, all succeed, and nothing outlives its holder. */
@Tag("storm")
class MariaDbLockTest {

  private final DataSource database = MariaDbServer.database();

  @Test
  void twentyThreadsAtOnce() throws Exception {
    Race.oneRanAll(database, Race.threads(database));
  }

  @Test
  void fiveProcessesAtOnce() {
    String url = MariaDbServer.shared().url(MariaDbServer.nameOf(database));
    Race.oneRanAll(database, Race.processes(url));
  }

  @Test
  void aPoolOfOneIsEnoughAndTheLockIsFreeAfterwards() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      Race.registry(pool).apply();
      assertThat(query(pool, "SELECT IS_FREE_LOCK(" + scriptedName() + ")")).containsExactly("1");
    }
  }

  /** The lock's name as a script for the mariadb client has it, in SQL. */
  private String scriptedName() {
    StringBuilder script = new StringBuilder();
    Race.registry(database).script(":head", new MariaDbDialect(), script);
    Matcher name = Pattern.compile("GET_LOCK\\((.*), 0\\)").matcher(script);
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  @Test
  void aRunAndAScriptExcludeEachOtherAndTheHolderIsNamed() throws SQLException {
    try (Connection holder = database.getConnection();
        var statement = holder.createStatement()) {
      statement.execute("SELECT GET_LOCK(" + scriptedName() + ", 0)");
      MigrationRegistry waits =
          MigrationRegistry.builder(database)
              .source(Race.chain())
              .migrationLockTimeout(Duration.ofMillis(50))
              .build();
      assertThatThrownBy(waits::apply)
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining("it is held by connection " + connectionId(holder))
          .hasMessageContaining("root from 127.0.0.1");
      // Another history is another migration.
      MigrationRegistry.builder(database)
          .source(new TestChain().then("Other", op -> {}))
          .historyTable("other_history")
          .migrationLockTimeout(Duration.ofMillis(50))
          .build()
          .apply();
    }
    Race.registry(database).apply();
  }

  private static String connectionId(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void whoLostTheLockWritesNothingMore() {
    TestChain loses =
        new TestChain()
            .then(
                "Loses",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.execute("DO RELEASE_ALL_LOCKS()");
                  op.createTable("b", column("id", integer()));
                });
    assertThatThrownBy(() -> MigrationRegistry.builder(database).source(loses).build().apply())
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("the migration lock was lost");
    assertThat(MariaDbServer.tables(database)).containsExactly("a");
  }

  @Test
  void aKilledConnectionIsToldAndTheNextRunGoesOn() {
    TestChain dies =
        new TestChain()
            .then(
                "Dies",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.run(
                      "is killed",
                      connection -> execute(database, "KILL " + connectionId(connection)));
                  op.createTable("b", column("id", integer()));
                });
    assertThatThrownBy(() -> MigrationRegistry.builder(database).source(dies).build().apply())
        .isInstanceOf(RetortException.class);
    TestChain mended =
        new TestChain()
            .then(
                "Dies",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.run("is killed", connection -> {});
                  op.createTable("b", column("id", integer()));
                });
    MigrationRegistry.builder(database).source(mended).build().apply();
    assertThat(MariaDbServer.tables(database)).containsExactly("a", "b");
  }
}
