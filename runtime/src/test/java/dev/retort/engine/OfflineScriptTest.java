package dev.retort.engine;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MigrationRegistry;
import dev.retort.SchemaException;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.dialect.H2Dialect;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;

/** Scripts for H2's own RunScript leave what a run would have left. */
class OfflineScriptTest {

  private final JdbcDataSource scripted = TestDatabase.inMemory();
  private final JdbcDataSource applied = TestDatabase.inMemory();

  private static TestChain chain() {
    return new TestChain()
        .then(
            "Books",
            op -> {
              op.createTable(
                  "book",
                  column("id", bigint()).identity().primaryKey(),
                  column("title", varchar(200)),
                  index("title"));
              op.insert(into("book", "title").values("O'Reilly; -- no?").values("zwei\nZeilen"));
            },
            op -> op.dropTable("book"))
        .then(
            "Titles",
            op -> {
              op.bulkInsert(into("book", "title"), List.of(List.of("a"), List.of("b")));
              op.update("book", set("title", "?"), where("title = ?", "a"));
              op.createView("titles", "SELECT title FROM book");
              op.alterColumn("book", "title", setType(varchar(300)));
            },
            op -> {
              op.dropView("titles");
              op.alterColumn("book", "title", setType(varchar(200)));
            });
  }

  private static MigrationRegistry registry(JdbcDataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private String script(TestChain chain, String range) {
    StringBuilder out = new StringBuilder();
    registry(scripted, chain).script(range, new H2Dialect(), out);
    return out.toString();
  }

  private void run(String script) throws SQLException {
    try (Connection connection = scripted.getConnection()) {
      RunScript.execute(connection, new StringReader(script));
    }
  }

  private static List<String> dump(JdbcDataSource database) {
    return query(database, "SCRIPT NOPASSWORDS NOSETTINGS").stream()
        .filter(line -> !line.contains("RETORT") && !line.startsWith("CREATE USER"))
        .sorted()
        .toList();
  }

  @Test
  void aScriptAndARunEndInTheSameCatalogueAndHistory() throws SQLException {
    run(script(chain(), ":head"));
    registry(applied, chain()).apply();
    assertThat(dump(scripted)).isEqualTo(dump(applied));
    String history =
        "SELECT id, parents, message, state, step_done, failed, digest FROM retort_history ORDER BY id";
    assertThat(query(scripted, history)).isEqualTo(query(applied, history));
    registry(scripted, chain()).validate();
    assertThat(registry(scripted, chain()).apply().isEmpty()).isTrue();
    run(script(chain(), "head:base"));
    assertThat(query(scripted, "SELECT COUNT(*) FROM retort_history")).containsExactly("0");
    assertThat(TestDatabase.tables(scripted)).isEmpty();
  }

  @Test
  void aScriptRefusesToRunTwiceOnAnotherStartAndBesideAnother() throws SQLException {
    String whole = script(chain(), ":head");
    run(whole);
    assertThatThrownBy(() -> run(whole))
        .hasMessageContaining("does not stand where this script begins");
    assertThatThrownBy(() -> run(script(chain(), "Books:Titles")))
        .hasMessageContaining("does not stand where this script begins");
    run(script(chain(), "Titles:Books"));
    execute(
        scripted,
        "CREATE TABLE IF NOT EXISTS retort_lock (id INT)",
        "UPDATE retort_lock SET session_id = 0, session_start = NULL");
    try (Connection other = scripted.getConnection();
        var statement = other.createStatement()) {
      statement.execute(
          "UPDATE retort_lock SET session_id = SESSION_ID(), session_start = (SELECT s.session_start"
              + " FROM INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = SESSION_ID())");
      assertThatThrownBy(() -> run(script(chain(), "Books:Titles")))
          .hasMessageContaining("another process migrates");
    }
    run(script(chain(), "Books:Titles"));
  }

  @Test
  void applyGoesOnWhereAScriptStopped() throws SQLException {
    String whole = script(chain(), ":head");
    execute(scripted, "CREATE VIEW titles AS SELECT 1 AS x");
    assertThatThrownBy(() -> run(whole)).hasMessageContaining("TITLES");
    execute(scripted, "DROP VIEW titles");
    registry(scripted, chain()).apply();
    registry(applied, chain()).apply();
    assertThat(dump(scripted)).isEqualTo(dump(applied));
  }

  @Test
  void aStepInJavaIsRefusedByItsRevisionAndName() {
    TestChain chain = chain().then("Java", op -> op.run("fill in Java", connection -> {}));
    assertThatThrownBy(() -> script(chain, ":head"))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(chain.id("Java"))
        .hasMessageContaining("run(\"fill in Java\")");
  }
}
