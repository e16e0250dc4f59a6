package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import dev.retort.op.Operations;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A step fails: what is told, what stays, and how the next run goes on. */
class FailingStepTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain ground() {
    return new TestChain()
        .then(
            "Ground",
            op -> {
              op.createTable(
                  "account", column("id", bigint()).primaryKey(), column("n", integer()));
              op.bulkInsert(
                  into("account", "id", "n"),
                  java.util.List.of(new Object[] {1, 0}, new Object[] {2, 0}));
            },
            op -> op.dropTable("account"));
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private MigrationRegistry then(Consumer<Operations> up) {
    return registry(ground().then("Change", up, op -> op.dropTable("side")));
  }

  private StepFailedException failure(Consumer<Operations> up) {
    return catchThrowableOfType(StepFailedException.class, () -> then(up).apply());
  }

  private String n() {
    return query(database, "SELECT SUM(n) FROM account").get(0);
  }

  @Test
  void theMessageIsWhatAnOperatorNeeds() {
    StepFailedException failure =
        failure(
            op -> {
              op.createTable("side", column("id", bigint()));
              op.execute("UPDATE account SET n = n + 1");
              op.execute("INSERT INTO nowhere\nVALUES (1)");
              op.dropTable("side");
            });
    String id = ground().then("Change", op -> {}).id("Change");
    assertThat(failure.revision().value()).isEqualTo(id);
    assertThat(failure.step()).isEqualTo(3);
    assertThat(failure.sql()).isEqualTo("INSERT INTO nowhere\nVALUES (1)");
    assertThat(failure.getCause()).isInstanceOf(SQLException.class);
    assertThat(failure.getMessage())
        .isEqualTo(
            "step 3 of 4 of revision "
                + id
                + " (Change) failed: "
                + failure.getCause().getMessage()
                + """

                  INSERT INTO nowhere
                  VALUES (1)
                Step 1 of it is done and stays. Mend it from step 2 on and apply() again: it goes on there.""");
    assertThat(n()).as("the update rolled back with the insert that failed").isEqualTo("0");
  }

  @Test
  void afterTheMendTheNextApplyGoesOnThereAndTheHistoryKnowsWhatRan() {
    failure(
        op -> {
          op.createTable("side", column("id", bigint()));
          op.execute("UPDATE account SET n = n + 1");
          op.execute("CREATE TABLE account (id INT)");
        });
    assertThat(n()).as("the failing DDL committed what was open").isEqualTo("2");
    MigrationRegistry mended =
        then(
            op -> {
              op.createTable("side", column("id", bigint()));
              op.execute("UPDATE account SET n = n + 1");
              op.execute("CREATE TABLE accounts (id INT)");
              op.insert(into("account", "id", "n").values(3, 10));
            });
    assertThat(mended.plan("head").revisions().get(0).steps())
        .containsExactly(
            "CREATE TABLE accounts (id INT)", "INSERT INTO account (id, n) VALUES (3, 10)");
    RunReport report = mended.apply();
    assertThat(report.revisions())
        .singleElement()
        .extracting(RunReport.Ran::statements)
        .isEqualTo(2);
    assertThat(n()).isEqualTo("12");
    mended.validate();
    assertThat(mended.apply().isEmpty()).isTrue();
  }

  @Test
  void aStepThatIsDoneMustStayAsItWas() {
    failure(
        op -> {
          op.createTable("side", column("id", bigint()));
          op.createTable("other", column("id", bigint()));
          op.execute("CREATE TABLE account (id INT)");
        });
    MigrationRegistry edited =
        then(
            op -> {
              op.createTable("side", column("id", integer()));
              op.createTable("other", column("id", bigint()));
            });
    assertThatThrownBy(edited::apply)
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("failed at step 3")
        .hasMessageContaining(
            "of its first 2 steps, which are done, one was edited since. Restore it");
    MigrationRegistry shorter = then(op -> op.createTable("side", column("id", bigint())));
    assertThatThrownBy(shorter::apply).isInstanceOf(DriftException.class);
    then(op -> {
          op.createTable("side", column("id", bigint()));
          op.createTable("other", column("id", bigint()));
        })
        .apply();
    assertThat(tables(database)).containsExactly("ACCOUNT", "OTHER", "SIDE");
  }

  @Test
  void dataIsNeverChangedTwiceWhateverFailsAfterIt() {
    Consumer<Operations> data =
        op -> {
          op.execute("  /* raw */ UPDATE account SET n = n + 1");
          op.update("account", setSql("n", "n + 10"), allRows());
          op.execute(
              "MERGE INTO account KEY (id) VALUES (1, (SELECT n + 100 FROM account WHERE id = 1))");
          op.run(
              "thousands",
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  statement.executeUpdate("UPDATE account SET n = n + 1000");
                }
              });
        };
    failure(data.andThen(op -> op.execute("SELECT nonsense")));
    failure(data.andThen(op -> op.execute("INSERT INTO account VALUES (1, 1)")));
    failure(data.andThen(op -> op.execute("CREATE TABLE account (id INT)")));
    then(data).apply();
    assertThat(n()).isEqualTo("2122");
  }

  @Test
  void ofAStatementThatCommittedHalfOfItselfTheTruthIsTold() {
    StepFailedException failure =
        failure(op -> op.execute("ALTER TABLE account ADD COLUMN code INT DEFAULT 1 UNIQUE"));
    assertThat(query(database, "SELECT code FROM account")).as("H2 did add it").hasSize(2);
    assertThat(failure)
        .hasMessageContaining("The failed step itself committed a part of what it does")
        .hasMessageContaining("Nothing else of this revision is in the database");
    execute(database, "ALTER TABLE account DROP COLUMN code");
    then(op -> op.execute("ALTER TABLE account ADD COLUMN code INT UNIQUE")).apply();
  }

  @Test
  void aStepInJavaThatCommittedBeforeItFailedIsTold() {
    StepFailedException failure =
        failure(
            op ->
                op.run(
                    "two things",
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE half (id INT)");
                      }
                      throw new IllegalStateException("the billing service is down");
                    }));
    assertThat(failure)
        .hasMessageContaining("IllegalStateException: the billing service is down")
        .hasMessageContaining("run: two things")
        .hasMessageContaining("The failed step itself committed a part");
    then(op -> op.run("one thing", connection -> {})).apply();
  }

  @Test
  void anErrorOfAStepInJavaIsAFailureLikeAnyOther() {
    StepFailedException failure =
        failure(
            op ->
                op.run(
                    "load a class",
                    connection -> {
                      throw new NoClassDefFoundError("gone/Away");
                    }));
    assertThat(failure).hasCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(failure).hasMessageContaining("Nothing of this revision is in the database.");
  }

  @Test
  void anInterruptedStepInJavaLeavesTheThreadInterruptedAndTheDatabaseWhole() {
    StepFailedException failure =
        failure(
            op ->
                op.run(
                    "wait",
                    connection -> {
                      throw new InterruptedException();
                    }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
    assertThat(n()).isEqualTo("0");
  }

  @Test
  void aStepInJavaGetsNoWayAroundTheGuard() {
    for (String way : new String[] {"connection", "statement", "metaData"}) {
      StepFailedException failure =
          failure(
              op ->
                  op.run(
                      "commits",
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          switch (way) {
                            case "connection" -> connection.setAutoCommit(true);
                            case "statement" -> statement.getConnection().commit();
                            default -> connection.getMetaData().getConnection().rollback();
                          }
                        }
                      }));
      assertThat(failure).hasMessageContaining("must not call Connection.");
    }
  }

  @Test
  void whatEndsTheTransactionOrMovesTheSessionIsRefusedBeforeAnythingRan() {
    for (String sql : new String[] {"COMMIT", "rollback work", "/* x */ SET AUTOCOMMIT TRUE"}) {
      assertThatThrownBy(() -> then(op -> op.execute(sql)).apply())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("begins or ends a transaction, which is Retort's to do");
    }
    assertThatThrownBy(() -> then(op -> op.execute("SET SCHEMA other")).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("SET SCHEMA")
        .hasMessageContaining("builder(..).schema(..)");
    assertThat(tables(database)).isEmpty();
  }

  @Test
  void aFailingDowngradeIsToldAndGoesOnAfterTheMend() {
    TestChain chain =
        ground()
            .then(
                "Change",
                op -> {
                  op.createTable("side", column("id", bigint()));
                  op.createTable("other", column("id", bigint()));
                },
                op -> {
                  op.dropTable("other");
                  op.execute("DROP TABLE nowhere");
                  op.dropTable("side");
                });
    registry(chain).apply();
    assertThatThrownBy(() -> registry(chain).downgrade("-1"))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("step 2 of 3 of revision " + chain.id("Change"))
        .hasMessageContaining("(Change, downgrade) failed")
        .hasMessageContaining("Mend it from step 2 on and downgrade(..) again");
    assertThat(registry(chain).history().entries().get(1).state())
        .isEqualTo(History.State.REVERTING);
    TestChain mended =
        ground()
            .then(
                "Change",
                op -> {
                  op.createTable("side", column("id", bigint()));
                  op.createTable("other", column("id", bigint()));
                },
                op -> {
                  op.dropTable("other");
                  op.dropTable("side");
                });
    registry(mended).downgrade("Ground");
    assertThat(tables(database)).containsExactly("ACCOUNT");
  }

  @Test
  void aDowngradeThatFailsAtItsFirstStepLeavesTheRevisionApplied() {
    TestChain chain =
        ground()
            .then(
                "Change",
                op -> op.createTable("side", column("id", bigint())),
                op -> op.execute("DROP TABLE nowhere"));
    registry(chain).apply();
    assertThatThrownBy(() -> registry(chain).downgrade("-1"))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("It is still applied, whole. Mend it and downgrade(..) again.");
    registry(chain).validate();
  }

  @Test
  void aListenerThatThrowsEndsTheRunAndLosesNothing() {
    Consumer<Operations> up =
        op -> {
          op.createTable("side", column("id", bigint()));
          op.execute("UPDATE account SET n = n + 1");
          op.execute("UPDATE account SET n = n + 10");
        };
    RunListener throwing =
        new RunListener() {
          @Override
          public void stepStarted(RevisionNode revision, int number, int of, String sql) {
            if (number == 3) {
              throw new IllegalStateException("no metrics today");
            }
          }

          @Override
          public void revisionFinished(
              RevisionNode revision, Direction direction, java.time.Duration duration) {
            if (revision.className().equals("Change")) {
              throw new IllegalStateException("none after it either");
            }
          }
        };
    TestChain chain = ground().then("Change", up);
    MigrationRegistry listening =
        MigrationRegistry.builder(database).source(chain).listener(throwing).build();
    assertThatThrownBy(listening::apply).hasMessage("no metrics today");
    assertThat(n()).isEqualTo("0");
    then(up).apply();
    assertThat(n()).isEqualTo("22");
    registry(chain).validate();
  }
}
