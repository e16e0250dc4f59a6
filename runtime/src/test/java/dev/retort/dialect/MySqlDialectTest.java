package dev.retort.dialect;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Where MySQL's SQL is another than MariaDB's. Rendered, not executed. */
class MySqlDialectTest {

  private static List<String> sql(Dialect dialect, Consumer<Operations> change) {
    Schema schema = Schema.empty();
    List<String> sql = new ArrayList<>();
    for (Operation operation : Operations.record(change)) {
      Rendering rendering = dialect.render(operation, schema);
      assertThat(rendering.problems()).isEmpty();
      rendering.steps().forEach(step -> sql.add(step.sql()));
      schema = schema.after(operation, dialect.database());
    }
    return sql;
  }

  private static void chain(Operations op) {
    op.createTable(
        "t",
        column("id", uuid()).primaryKey(),
        column("note", text()).defaultValue("x"),
        column("at", timestamp()).defaultSql("current_timestamp"),
        column("sum", integer()).generatedStored("1 + 1"),
        column("parent", uuid()).nullable().references("t", "id"));
    op.alterColumn("t", "note", setDefault("y"));
    op.createIndex("t", index(expression("lower(note)")).named("ix_lower"));
    op.dropConstraint("t", "fk_t_parent");
  }

  @Test
  void defaultsOfLongColumnsAreExpressionsUuidsAreTextAndIndexesHaveExpressions() {
    assertThat(sql(new MySqlDialect(), MySqlDialectTest::chain))
        .containsExactly(
            """
            CREATE TABLE t (
              id CHAR(36) CHARACTER SET ascii NOT NULL,
              note LONGTEXT NOT NULL DEFAULT ('x'),
              at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
              `sum` INT GENERATED ALWAYS AS (1 + 1) STORED NOT NULL,
              parent CHAR(36) CHARACTER SET ascii,
              PRIMARY KEY (id),
              CONSTRAINT fk_t_parent FOREIGN KEY (parent) REFERENCES t (id)
            )""",
            "ALTER TABLE t ALTER COLUMN note SET DEFAULT ('y')",
            "CREATE INDEX ix_lower ON t ((lower(note)))",
            "ALTER TABLE t DROP FOREIGN KEY fk_t_parent, DROP INDEX fk_t_parent");
  }

  @Test
  void aMariaDbWithoutAUuidTypeKeepsThemAsTextToo() {
    Consumer<Operations> table = op -> op.createTable("t", column("id", uuid()).primaryKey());
    assertThat(sql(new MariaDbDialect(), table).get(0)).contains("id CHAR(36) CHARACTER SET ascii");
    assertThat(sql(new MariaDbDialect(new Version(10, 7), () -> true), table).get(0))
        .contains("id UUID NOT NULL");
  }

  @Test
  void aSchemaIsDroppedOnlyWhereItIsEmpty() {
    assertThat(sql(new MySqlDialect(), op -> op.dropSchema("old")))
        .containsExactly(
            "SET @retort_drops_empty_schemas_only = (SELECT 1 FROM information_schema.TABLES WHERE"
                + " TABLE_SCHEMA = 'old' UNION ALL SELECT 1 FROM information_schema.ROUTINES WHERE"
                + " ROUTINE_SCHEMA = 'old' UNION ALL SELECT 1)",
            "DROP SCHEMA old");
  }

  @Test
  void aColumnIsSetAfterAllThatReadIt() {
    assertThat(
            sql(
                new MySqlDialect(),
                op ->
                    op.update(
                        "t",
                        set("a", 1)
                            .setSql("b", "a + c")
                            .setSql("c", "`a` * 2")
                            .setSql("d", "d + 1"),
                        allRows())))
        .containsExactly("UPDATE t SET b = a + c, c = `a` * 2, a = 1, d = d + 1");
  }

  @Test
  void stringsAreReadAlikeWhateverTheSqlMode() {
    Dialect without = new MySqlDialect(new Version(8, 4), () -> false);
    Dialect with = new MySqlDialect();
    assertThat(with.literal(new Literal("it's C:\\new"))).isEqualTo("'it''s C:\\\\new'");
    assertThat(without.literal(new Literal("it's C:\\new"))).isEqualTo("'it''s C:\\new'");
    assertThat(with.literal(new Literal("\0\r\u001a"))).isEqualTo("'\\0\\r\\Z'");
    assertThat(without.literal(new Literal("a\0"))).isEqualTo("_utf8mb4 X'6100'");
    assertThat(with.lexicalRules().hasBackslashEscapes()).isTrue();
    assertThat(without.lexicalRules().hasBackslashEscapes()).isFalse();
  }

  @Test
  void theModeIsAskedOnlyForAStringThatDependsOnIt() {
    Dialect asks =
        new MySqlDialect(
            new Version(8, 0),
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(asks.literal(new Literal("plain 'text'"))).isEqualTo("'plain ''text'''");
  }
}
