package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What a table that SQLite builds anew keeps, and what is refused rather than lost. */
class SqliteRebuildTest {

  @TempDir Path folder;
  private SQLiteDataSource database;
  private final TestChain chain = new TestChain();

  @BeforeEach
  void families() {
    database = TestSqlite.file(folder);
    chain.then(
        "Families",
        op -> {
          op.createTable(
              "parent",
              column("id", bigint()).identity().primaryKey(),
              column("name", text()),
              column("boss", bigint()).nullable().references("parent", "id"));
          op.createTable(
              "kept",
              column("id", bigint()).primaryKey(),
              column("parent_id", bigint()).references("parent", "id", CASCADE));
          op.createTable(
              "cleared",
              column("id", bigint()).primaryKey(),
              column("parent_id", bigint()).nullable().references("parent", "id", SET_NULL));
          op.createTable(
              "strict",
              column("id", bigint()).primaryKey(),
              column("parent_id", bigint()).references("parent", "id", RESTRICT));
          op.insert(
              into("parent", "id", "name", "boss")
                  .values(1, "a", null)
                  .values(2, "b", 1)
                  .values(100, "gone", 2));
          op.delete("parent", where("id = 100"));
          op.insert(into("kept", "id", "parent_id").values(1, 1).values(2, 2));
          op.insert(into("cleared", "id", "parent_id").values(1, 1));
          op.insert(into("strict", "id", "parent_id").values(1, 2));
        },
        op -> op.irreversible("the tests begin here"));
    registry().apply();
  }

  private MigrationRegistry registry() {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private void change(Consumer<Operations> up) {
    chain.then("N" + chain.revisions().size(), up);
    registry().apply();
  }

  private List<String> children() {
    return query(
        database,
        "SELECT 'kept', id, parent_id FROM kept UNION ALL SELECT 'cleared', id, parent_id FROM"
            + " cleared UNION ALL SELECT 'strict', id, parent_id FROM strict ORDER BY 1, 2");
  }

  private static final List<String> ALL_CHILDREN =
      List.of("cleared 1 1", "kept 1 1", "kept 2 2", "strict 1 2");

  @Test
  void childrenAreNeitherEmptiedNorClearedThoughForeignKeysAreOn() {
    change(op -> op.addConstraint("parent", unique("name")));
    assertThat(children()).isEqualTo(ALL_CHILDREN);
    assertThat(query(database, "SELECT id, name, boss FROM parent"))
        .containsExactly("1 a null", "2 b 1");
    execute(database, "DELETE FROM strict", "UPDATE parent SET boss = NULL");
    execute(database, "DELETE FROM parent");
    assertThat(children()).containsExactly("cleared 1 null"); // they still refer to it
  }

  @Test
  void aTableThatRefersToItselfStillDoes() {
    change(op -> op.alterColumn("parent", "name", setDefault("nobody")));
    assertThat(
            query(
                database,
                "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list('parent')"))
        .containsExactly("parent boss id");
    assertThat(query(database, "SELECT sql FROM sqlite_master WHERE sql LIKE '%retort_new%'"))
        .isEmpty();
  }

  @Test
  void theNumberGivenLastIsNotGivenAgain() {
    change(op -> op.addConstraint("parent", unique("name")));
    execute(database, "INSERT INTO parent (name) VALUES ('new')");
    assertThat(query(database, "SELECT id FROM parent WHERE name = 'new'")).containsExactly("101");
    assertThat(query(database, "SELECT name FROM sqlite_sequence")).containsExactly("parent");
  }

  @Test
  void theNumberGivenLastIsKeptWhenNoRowIsLeft() {
    execute(database, "DELETE FROM strict", "UPDATE parent SET boss = NULL", "DELETE FROM parent");
    change(op -> op.addConstraint("parent", unique("name")));
    execute(database, "INSERT INTO parent (name) VALUES ('new')");
    assertThat(query(database, "SELECT id FROM parent")).containsExactly("101");
  }

  @Test
  void triggersIndexesAndViewsThatSqlMadeAreThereAfterwards() {
    change(
        op -> {
          op.createTable("audit", column("what", text()));
          op.createView("names", "SELECT name FROM parent");
          op.createIndex("parent", index("boss"));
          op.execute("CREATE INDEX by_hand ON parent (name) WHERE id > 1");
          op.execute(
              "CREATE TRIGGER noted AFTER UPDATE ON parent BEGIN INSERT INTO audit VALUES"
                  + " (old.name || '>' || new.name); END");
          op.execute(
              "CREATE TRIGGER from_afar AFTER INSERT ON kept BEGIN UPDATE parent SET name = 'c'"
                  + " WHERE id = new.parent_id; END");
        });
    List<String> before =
        query(
            database,
            "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' AND sql NOT NULL ORDER BY 2");
    change(op -> op.addConstraint("parent", check("id > 0")));
    change(op -> op.alterColumn("parent", "name", setDefault("nobody")));
    assertThat(
            query(
                database,
                "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' AND sql NOT NULL ORDER BY 2"))
        .isEqualTo(before)
        .hasSize(5);
    execute(database, "INSERT INTO kept VALUES (3, 1)");
    assertThat(query(database, "SELECT what FROM audit")).containsExactly("a>c");
    assertThat(query(database, "SELECT * FROM names")).containsExactly("c", "b");
  }

  @Test
  void whatARevisionDropsBesideBuildingAnewIsNotMadeAgain() {
    execute(
        database,
        "CREATE INDEX by_hand ON parent (name)",
        "CREATE TRIGGER noted AFTER UPDATE ON parent BEGIN SELECT 1; END");
    change(
        op -> {
          op.execute("DROP TRIGGER noted");
          op.addConstraint("parent", unique("name"));
          op.dropIndex("parent", "by_hand");
        });
    assertThat(query(database, "SELECT name FROM sqlite_master WHERE name IN ('noted', 'by_hand')"))
        .isEmpty();
  }

  @Test
  void whatCantBeMadeAgainIsToldAndNothingIsDone() {
    execute(database, "CREATE INDEX by_hand ON parent (name, boss)");
    assertThatThrownBy(() -> change(op -> op.dropColumn("parent", "boss")))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("drop it before, in this revision:\n  CREATE INDEX by_hand");
    assertThat(query(database, "SELECT name FROM pragma_table_info('parent')")).contains("boss");
    assertThat(query(database, "SELECT name FROM sqlite_master WHERE name = 'by_hand'")).hasSize(1);
  }

  @Test
  void columnsThatSqlAddedAreNotLost() {
    execute(database, "ALTER TABLE parent ADD COLUMN extra TEXT");
    assertThatThrownBy(() -> change(op -> op.addConstraint("parent", unique("name"))))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("has the columns [extra], which no operation of the chain made");
    assertThat(query(database, "SELECT name FROM pragma_table_info('parent')")).contains("extra");
  }

  @Test
  void aColumnThatSqlDroppedIsMissed() {
    execute(
        database,
        "ALTER TABLE kept ADD COLUMN other TEXT",
        "ALTER TABLE cleared RENAME COLUMN parent_id TO who");
    assertThatThrownBy(() -> change(op -> op.addConstraint("cleared", unique("parent_id"))))
        .hasMessageContaining("has the columns [who]");
  }

  @Test
  void aTableThatTheChainDidNotMakeIsRefusedBeforeAnythingRan() {
    execute(database, "CREATE TABLE raw (a INTEGER)");
    assertThatThrownBy(
            () ->
                change(
                    op -> {
                      op.dropTable("strict");
                      op.addConstraint("raw", unique("a"));
                    }))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("nothing ran")
        .hasMessageContaining(
            "SQLite can't do this to \"raw\" but by building it anew (addConstraint)");
  }

  @Test
  void newForeignKeysAreCheckedOldOrphansAreNotBlamed() throws Exception {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = OFF");
      statement.execute("INSERT INTO kept VALUES (9, 999)");
    }
    change(op -> op.addConstraint("kept", check("id > 0")));
    change(op -> op.alterColumn("kept", "parent_id", dropNotNull()));
    change(
        op -> {
          op.renameTable("kept", "children");
          op.alterColumn("children", "parent_id", setDefault(1));
        });
    execute(database, "CREATE TABLE other (id INTEGER PRIMARY KEY)");
    assertThatThrownBy(
            () ->
                change(
                    op ->
                        op.addConstraint(
                            "children",
                            foreignKey("parent_id").references("other", "id").named("fk_other"))))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining(
            "rows violate foreign keys that did not before: rows of children without one of other");
    assertThat(query(database, "SELECT * FROM children")).hasSize(3);
  }

  @Test
  void aDeleteThatShouldHaveCascadedBesideARebuildIsRefused() {
    assertThatThrownBy(
            () ->
                change(
                    op -> {
                      op.addConstraint("strict", unique("parent_id"));
                      op.delete("parent", where("id = 1"));
                    }))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("row 1 of kept without one of parent")
        .hasMessageContaining("in a revision of their own");
    assertThat(children()).isEqualTo(ALL_CHILDREN);
  }

  @Test
  void aForeignKeyToWhatIsNotUniqueIsRefused() {
    assertThatThrownBy(
            () ->
                change(
                    op -> op.addConstraint("kept", foreignKey("id").references("parent", "name"))))
        .hasMessageContaining("foreign key mismatch");
  }

  @Test
  void aViewThatCouldBeReadMustStillBe() {
    execute(
        database,
        "CREATE VIEW broken AS SELECT * FROM nowhere",
        "CREATE VIEW bosses AS SELECT name, boss FROM parent");
    assertThatThrownBy(() -> change(op -> op.dropColumn("parent", "boss")))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("views can't be read any more: {bosses=")
        .hasMessageNotContaining("broken");
    assertThat(query(database, "SELECT * FROM bosses")).hasSize(2);
  }

  @Test
  void aTableThatOthersReferToIsNotDropped() {
    assertThatThrownBy(() -> change(op -> op.dropTable("parent")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("say dropConstraint(\"kept\", \"fk_kept_parent_id\") before")
        .hasMessageContaining("say dropConstraint(\"cleared\", \"fk_cleared_parent_id\") before");
    assertThat(children()).isEqualTo(ALL_CHILDREN);
  }

  @Test
  void norWhenOnlySqlKnowsOfIt() {
    change(op -> op.createTable("plain", column("id", integer()).primaryKey()));
    execute(
        database,
        "INSERT INTO plain VALUES (1)",
        "CREATE TABLE hidden (p INTEGER REFERENCES plain (id) ON DELETE CASCADE)",
        "INSERT INTO hidden VALUES (1)");
    assertThatThrownBy(() -> change(op -> op.dropTable("plain")))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("can't be dropped while foreign keys of [hidden] refer to it");
    assertThat(query(database, "SELECT * FROM hidden")).hasSize(1);
  }

  @Test
  void anAddedIdentityNumbersTheRowsThatAreThere() {
    change(op -> op.createTable("note", column("text", text())));
    execute(database, "INSERT INTO note VALUES ('x'), ('y')");
    change(op -> op.addColumn("note", column("id", bigint()).identity().primaryKey()));
    execute(database, "INSERT INTO note (text) VALUES ('z')");
    assertThat(query(database, "SELECT id, text FROM note")).containsExactly("1 x", "2 y", "3 z");
  }

  @Test
  void allColumnsCanBeReplacedWithoutLosingARow() {
    change(op -> op.createTable("note", column("old", text()).unique()));
    execute(database, "INSERT INTO note VALUES ('x'), ('y')");
    change(
        op -> {
          op.addColumn("note", column("fresh", timestamp()).defaultSql("current_timestamp"));
          op.dropColumn("note", "old");
        });
    assertThat(query(database, "SELECT count(fresh) FROM note")).containsExactly("2");
  }

  @Test
  void aColumnThatIsDroppedAndAddedIsANewOne() {
    change(op -> op.createTable("note", column("a", text()), column("b", text()).unique()));
    execute(database, "INSERT INTO note VALUES ('x', 'y')");
    change(
        op -> {
          op.dropColumn("note", "b");
          op.addColumn("note", column("b", text()).defaultValue("new"));
        });
    assertThat(query(database, "SELECT a, b FROM note")).containsExactly("x new");
  }

  @Test
  void aFailedRevisionLeavesTheConnectionAsItWas() throws Exception {
    try (Connection connection = database.getConnection()) {
      MigrationRegistry registry =
          MigrationRegistry.builder(new OneConnection(connection))
              .source(
                  chain.then(
                      "Fails",
                      op -> {
                        op.addConstraint("parent", unique("name"));
                        op.execute("INSERT INTO parent (name) VALUES ('a')");
                      }))
              .build();
      assertThatThrownBy(registry::apply).isInstanceOf(StepFailedException.class);
      assertThat(query(connection, "PRAGMA foreign_keys")).containsExactly("1");
      assertThat(query(connection, "PRAGMA legacy_alter_table")).containsExactly("0");
      assertThat(query(connection, "PRAGMA busy_timeout")).containsExactly("3000");
      assertThat(connection.getAutoCommit()).isTrue();
      try (var statement = connection.createStatement()) {
        statement.execute("BEGIN");
        statement.execute("ROLLBACK");
      }
    }
    assertThat(query(database, "SELECT name FROM pragma_index_list('parent')")).isEmpty();
  }
}
