package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.MariaDbServer;
import dev.retort.MigrationRegistry;
import dev.retort.PostgresServer;
import dev.retort.TestDatabase;
import dev.retort.TestSqlite;
import dev.retort.op.Database;
import dev.retort.op.Operations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the checks call impossible fails on the real database, and what they pass runs there: each
 * chain is linted and then forced on H2 and on PostgreSQL, and the two must agree. The same chain
 * may be impossible on the one and possible on the other.
 */
@Tag("storm")
class DifferentialTest {

  private static final Map<Database, String> VERSIONS =
      Map.of(H2, "2.4", POSTGRESQL, "14", MARIADB, "10.11", SQLITE, "3.54");

  @TempDir Path folder;

  /** A chain: the first revision sets up, the others do what is looked at. */
  private record Case(String name, List<Consumer<Operations>> revisions, List<Database> databases) {
    /** Its SQL is of these alone. */
    Case only(Database... some) {
      return new Case(name, revisions, List.of(some));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of keeps them as they are
  private static Case of(String name, Consumer<Operations>... revisions) {
    return new Case(name, List.of(revisions), List.of(H2, POSTGRESQL, MARIADB, SQLITE));
  }

  private static void account(Operations op) {
    op.createTable(
        "account",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(20)),
        column("email", varchar(40)).nullable());
  }

  private static void loans(Operations op) {
    account(op);
    op.createTable(
        "loan",
        column("id", bigint()).identity().primaryKey(),
        column("account_id", bigint()).references("account", "id"));
  }

  private static void rowsOfDeferredKey(Operations op) {
    op.createTable(
        "loan",
        column("account_id", bigint()),
        foreignKey("account_id").references("account", "id").initiallyDeferred().named("fk_loan"));
    op.insert(into("account", "name").values("Ann"));
    op.insert(into("loan", "account_id").values(1));
  }

  private static void view(Operations op) {
    account(op);
    op.createView("people", "SELECT a.id, a.name FROM account a");
  }

  private static void row(Operations op) {
    account(op);
    op.insert(into("account", "name").values("Ann"));
  }

  static Stream<Case> cases() {
    return Stream.of(
        // objects
        of("a table is made", DifferentialTest::account),
        of("a table is made twice", DifferentialTest::account, DifferentialTest::account),
        of("no such table", op -> op.dropTable("account")),
        of("no such column", DifferentialTest::account, op -> op.dropColumn("account", "emial")),
        of(
            "a column twice",
            DifferentialTest::account,
            op -> op.addColumn("account", column("email", text()).nullable())),
        of(
            "renamed to a column that is there",
            DifferentialTest::account,
            op -> op.renameColumn("account", "email", "name")),
        of(
            "a table under a view's name",
            DifferentialTest::view,
            op -> op.renameTable("account", "people")),
        of("no such index", DifferentialTest::account, op -> op.dropIndex("account", "ix_none")),
        of(
            "no such constraint",
            DifferentialTest::account,
            op -> op.dropConstraint("account", "uq_none")),
        of(
            "an index of the same name on another table",
            DifferentialTest::loans,
            op -> op.createIndex("account", index("name").named("ix")),
            op -> op.createIndex("loan", index("account_id").named("ix"))),
        of(
            "a check of the same name on another table",
            DifferentialTest::loans,
            op -> op.addConstraint("account", check("name <> ''").named("positive")),
            op -> op.addConstraint("loan", check("account_id > 0").named("positive"))),
        of(
            "a unique constraint of the same name on another table",
            DifferentialTest::loans,
            op -> op.addConstraint("account", unique("name").named("only")),
            op -> op.addConstraint("loan", unique("account_id").named("only"))),
        of(
            "an index under a unique constraint's name",
            DifferentialTest::account,
            op -> op.addConstraint("account", unique("name").named("only")),
            op -> op.createIndex("account", index("email").named("only"))),
        of(
            "a key keeps its name when its table is renamed",
            DifferentialTest::account,
            op -> op.renameTable("account", "old_account"),
            DifferentialTest::account),
        of("a sequence twice", op -> op.createSequence("s"), op -> op.createSequence("s")),
        of("no such sequence", op -> op.dropSequence("s")),
        of(
            "a view twice",
            DifferentialTest::view,
            op -> op.createView("people", "SELECT 1 AS one")),
        of("no such view", op -> op.dropView("people")),
        of("a schema twice", op -> op.createSchema("sales"), op -> op.createSchema("sales"))
            .only(H2, POSTGRESQL),
        of(
                "a schema gone twice",
                op -> op.createSchema("sales"),
                op -> op.dropSchema("sales"),
                op -> op.dropSchema("sales"))
            .only(H2, POSTGRESQL),
        of("an enum twice", op -> op.createEnum("mood", "ok"), op -> op.createEnum("mood", "ok")),
        of("no such enum", op -> op.dropEnum("mood")),
        of("a column of no such enum", op -> op.createTable("t", column("m", enumType("mood")))),
        of(
            "an enum value twice",
            op -> op.createEnum("mood", "ok"),
            op -> op.addEnumValue("mood", "ok")),
        of(
            "a view of a table that was dropped",
            DifferentialTest::account,
            op -> op.dropTable("account"),
            op -> op.createView("v", "SELECT id FROM account")),
        // uses
        of(
            "drop a column that a foreign key references",
            DifferentialTest::loans,
            op -> op.dropColumn("account", "id")),
        of("drop a referenced table", DifferentialTest::loans, op -> op.dropTable("account")),
        of(
            "drop a referenced table after its child",
            DifferentialTest::loans,
            op -> op.dropTable("loan"),
            op -> op.dropTable("account")),
        of("drop a table under a view", DifferentialTest::view, op -> op.dropTable("account")),
        of(
            "drop a column that a view reads",
            DifferentialTest::view,
            op -> op.dropColumn("account", "name")),
        of(
            "drop a column that a view does not read",
            DifferentialTest::view,
            op -> op.dropColumn("account", "email")),
        of(
            "drop a view that a view reads",
            DifferentialTest::view,
            op -> op.createView("names", "SELECT name FROM people"),
            op -> op.dropView("people")),
        of(
            "drop a column that another is computed from (stored)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedStored("a + 1")),
            op -> op.dropColumn("t", "a")),
        of(
            "drop a column that another is computed from (virtual)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedVirtual("a + 1")),
            op -> op.dropColumn("t", "a")),
        of(
            "drop a column in an index over two",
            DifferentialTest::account,
            op -> op.createIndex("account", index("name", "email")),
            op -> op.dropColumn("account", "email")),
        of(
            "drop a column in a check over two",
            DifferentialTest::account,
            op -> op.addConstraint("account", check("name <> email")),
            op -> op.dropColumn("account", "email")),
        of(
            "drop an enum that a column is of",
            op -> op.createEnum("mood", "ok"),
            op -> op.createTable("t", column("m", enumType("mood"))),
            op -> op.dropEnum("mood")),
        of(
                "drop a sequence that gives a default",
                op -> op.createSequence("s"),
                op -> op.createTable("t", column("a", bigint()).defaultSql("nextval('s')")),
                op -> op.dropSequence("s"))
            .only(H2, POSTGRESQL),
        of(
            "drop a sequence that gives a default, in the standard's words",
            op -> op.createSequence("s"),
            op ->
                op.on(
                    H2,
                    () ->
                        op.createTable("t", column("a", bigint()).defaultSql("NEXT VALUE FOR s"))),
            op -> op.dropSequence("s")),
        of(
                "drop a schema that holds a table",
                op -> op.createSchema("sales"),
                op -> op.createTable("sales.t", column("a", integer())),
                op -> op.dropSchema("sales"))
            .only(H2, POSTGRESQL),
        of(
            "drop the key that a foreign key needs",
            DifferentialTest::loans,
            op -> op.dropConstraint("account", "pk_account")),
        of(
            "drop a unique constraint that a foreign key needs",
            DifferentialTest::account,
            op -> op.addConstraint("account", unique("name")),
            op -> op.createTable("t", column("n", varchar(20)).references("account", "name")),
            op -> op.dropConstraint("account", "uq_account_name")),
        of(
            "drop a unique constraint that no foreign key needs",
            DifferentialTest::account,
            op -> op.addConstraint("account", unique("name")),
            op -> op.dropConstraint("account", "uq_account_name")),
        of(
            "change the type of a column that a view reads",
            DifferentialTest::view,
            op -> op.alterColumn("account", "name", setType(varchar(30)))),
        of(
            "change the type of a column that a view does not read",
            DifferentialTest::view,
            op -> op.alterColumn("account", "email", setType(varchar(50)))),
        of(
            "change the type of a column that another is computed from (stored)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedStored("a + 1")),
            op -> op.alterColumn("t", "a", setType(bigint()))),
        of(
            "change the type of a column that another is computed from (virtual)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedVirtual("a + 1")),
            op -> op.alterColumn("t", "a", setType(bigint()))),
        of(
            "widen a column of a foreign key",
            op -> op.createTable("p", column("id", integer()).primaryKey()),
            op -> op.createTable("c", column("p_id", integer()).references("p", "id")),
            op -> op.alterColumn("p", "id", setType(bigint()))),
        of(
            "make a column of a foreign key text",
            op -> op.createTable("p", column("id", integer()).primaryKey()),
            op -> op.createTable("c", column("p_id", integer()).references("p", "id")),
            op -> op.alterColumn("c", "p_id", setType(varchar(20)))),
        of(
            "make a referenced column text",
            op -> op.createTable("p", column("id", integer()).primaryKey()),
            op -> op.createTable("c", column("p_id", integer()).references("p", "id")),
            op -> op.alterColumn("p", "id", setType(varchar(20)))),
        // keys
        of(
            "a foreign key of a decimal to a whole number",
            op -> op.createTable("p", column("id", bigint()).primaryKey()),
            op -> op.createTable("c", column("p_id", decimal(6, 2)).references("p", "id"))),
        of(
            "a foreign key of a real number to a whole number",
            op -> op.createTable("p", column("id", bigint()).primaryKey()),
            op -> op.createTable("c", column("p_id", doublePrecision()).references("p", "id"))),
        of(
            "a foreign key of a whole number to a decimal",
            op -> op.createTable("p", column("id", decimal(12, 2)).primaryKey()),
            op -> op.createTable("c", column("p_id", bigint()).references("p", "id"))),
        of(
            "a foreign key of a decimal to a real number",
            op -> op.createTable("p", column("id", doublePrecision()).primaryKey()),
            op -> op.createTable("c", column("p_id", decimal(6, 2)).references("p", "id"))),
        of(
            "a foreign key of a real number to a decimal",
            op -> op.createTable("p", column("id", decimal(12, 2)).primaryKey()),
            op -> op.createTable("c", column("p_id", doublePrecision()).references("p", "id"))),
        of(
            "a check of a column that is not there",
            DifferentialTest::account,
            op -> op.addConstraint("account", check("nmae <> ''").named("ck_name"))),
        of(
            "an index over an expression of a column that is not there",
            DifferentialTest::account,
            op ->
                op.on(
                    POSTGRESQL,
                    () -> op.createIndex("account", index(expression("lower(nmae)")).named("ix")))),
        of(
            "a view that reads a column that is not there",
            DifferentialTest::account,
            op -> op.createView("v", "SELECT nmae FROM account")),
        of(
            "change a table after rows of a deferred key",
            DifferentialTest::account,
            op -> {
              rowsOfDeferredKey(op);
              op.addColumn("loan", column("note", text()).nullable());
            }),
        of(
            "rename a table after rows of a deferred key",
            DifferentialTest::account,
            op -> {
              rowsOfDeferredKey(op);
              op.renameColumn("loan", "account_id", "holder");
              op.renameTable("loan", "lending");
            }),
        of(
            "index a table after rows of a deferred key",
            DifferentialTest::account,
            op -> {
              rowsOfDeferredKey(op);
              op.createIndex("loan", index("account_id"));
            }),
        of(
            "change a table after rows of a key that is not deferred",
            DifferentialTest::account,
            op -> {
              op.createTable("loan", column("account_id", bigint()).references("account", "id"));
              op.insert(into("account", "name").values("Ann"));
              op.insert(into("loan", "account_id").values(1));
              op.addColumn("loan", column("note", text()).nullable());
            }),
        of(
            "another type under an index with an operator class",
            DifferentialTest::account,
            op ->
                op.on(
                    POSTGRESQL,
                    () ->
                        op.createIndex(
                            "account",
                            index(key("name").operatorClass("text_pattern_ops")).named("ix"))),
            op -> op.alterColumn("account", "name", setType(bigint()).using("1"))),
        of(
            "drop a view as if it were a table",
            DifferentialTest::view,
            op -> op.dropTable("people")),
        of(
            "add a column to a view",
            DifferentialTest::view,
            op -> op.addColumn("people", column("age", integer()).nullable())),
        of(
            "a text that is no day",
            op -> op.createTable("d", column("day", date())),
            op -> op.insert(into("d", "day").values("soon"))),
        of(
            "a number where a time is wanted",
            op -> op.createTable("d", column("at", time())),
            op -> op.insert(into("d", "at").values(1))),
        of(
            "a number where bytes are wanted",
            op -> op.createTable("d", column("b", blob())),
            op -> op.insert(into("d", "b").values(1))),
        of(
            "a foreign key to a column that is not unique",
            DifferentialTest::account,
            op -> op.createTable("t", column("n", varchar(20)).references("account", "name"))),
        of(
            "a foreign key to a unique column",
            DifferentialTest::account,
            op -> op.addConstraint("account", unique("name")),
            op -> op.createTable("t", column("n", varchar(20)).references("account", "name"))),
        of(
            "a foreign key to a unique index",
            DifferentialTest::account,
            op -> op.createIndex("account", index("name").unique()),
            op -> op.createTable("t", column("n", varchar(20)).references("account", "name"))),
        of(
            "a foreign key to an index",
            DifferentialTest::account,
            op -> op.createIndex("account", index("name")),
            op -> op.createTable("t", column("n", varchar(20)).references("account", "name"))),
        of(
            "a foreign key to a part of a key",
            op ->
                op.createTable(
                    "p", column("a", integer()), column("b", integer()), primaryKey("a", "b")),
            op -> op.createTable("c", column("a", integer()).references("p", "a"))),
        of(
            "a foreign key to a key in another order",
            op ->
                op.createTable(
                    "p", column("a", integer()), column("b", integer()), primaryKey("a", "b")),
            op ->
                op.createTable(
                    "c",
                    column("a", integer()),
                    column("b", integer()),
                    foreignKey("b", "a").references("p", "b", "a"))),
        of(
            "a foreign key to its own table",
            op ->
                op.createTable(
                    "t",
                    column("id", integer()).primaryKey(),
                    column("up", integer()).nullable().references("t", "id"))),
        of(
            "a foreign key to no such table",
            op -> op.createTable("t", column("a", integer()).references("p", "id"))),
        of(
            "a foreign key to no such column",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", integer()).references("account", "key"))),
        of(
            "a foreign key from integer to bigint",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", integer()).references("account", "id"))),
        of(
            "a foreign key from text to bigint",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", varchar(20)).references("account", "id"))),
        of(
            "a foreign key from uuid to bigint",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", uuid()).references("account", "id"))),
        of(
            "a foreign key from date to bigint",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", date()).references("account", "id"))),
        of(
            "a foreign key from boolean to bigint",
            DifferentialTest::account,
            op -> op.createTable("t", column("a", bool()).references("account", "id"))),
        of(
            "a foreign key from varchar to uuid",
            op -> op.createTable("p", column("id", uuid()).primaryKey()),
            op -> op.createTable("t", column("a", varchar(40)).references("p", "id"))),
        of(
            "a foreign key from date to varchar",
            op -> op.createTable("p", column("id", varchar(20)).primaryKey()),
            op -> op.createTable("t", column("a", date()).references("p", "id"))),
        of(
            "a foreign key from timestamp to date",
            op -> op.createTable("p", column("id", date()).primaryKey()),
            op -> op.createTable("t", column("a", timestamp()).references("p", "id"))),
        of(
            "a foreign key from varchar to another length",
            op -> op.createTable("p", column("id", varchar(20)).primaryKey()),
            op -> op.createTable("t", column("a", varchar(30)).references("p", "id"))),
        // rows
        of("a row", DifferentialTest::row),
        of(
            "a row with an unknown column",
            DifferentialTest::account,
            op -> op.insert(into("account", "name", "emial").values("Ann", "a@b"))),
        of(
            "a row without a name",
            DifferentialTest::account,
            op -> op.insert(into("account", "email").values("a@b"))),
        of(
            "a row with NULL for a name",
            DifferentialTest::account,
            op -> op.insert(into("account", "name").values((Object) null))),
        of(
            "a row with NULL for an identity",
            DifferentialTest::account,
            op -> op.insert(into("account", "id", "name").values(null, "Ann"))),
        of(
            "rows set to NULL",
            DifferentialTest::row,
            op -> op.update("account", set("name", null), allRows())),
        of(
            "rows set in an unknown column",
            DifferentialTest::row,
            op -> op.update("account", set("nmae", "Bob"), allRows())),
        of(
            "a value that is too long",
            DifferentialTest::account,
            op -> op.insert(into("account", "name").values("x".repeat(21)))),
        of(
            "a value that is just as long",
            DifferentialTest::account,
            op -> op.insert(into("account", "name").values("x".repeat(20)))),
        of(
            "a value with blanks at its end",
            DifferentialTest::account,
            op -> op.insert(into("account", "name").values("x".repeat(20) + "  "))),
        of(
            "rows set to a value that is too long",
            DifferentialTest::row,
            op -> op.update("account", set("name", "x".repeat(21)), allRows())),
        value("text in integer", integer(), "abc"),
        value("a number as text in integer", integer(), "42"),
        value("a number in varchar", varchar(5), 42),
        value("a number in varchar that is too long", varchar(3), 12345),
        value("too large for smallint", smallint(), 40_000),
        value("the least smallint", smallint(), -32_768),
        value("too large for integer", integer(), 3_000_000_000L),
        value("a decimal in integer", integer(), new java.math.BigDecimal("1.5")),
        value("too large for decimal", decimal(4, 2), 100),
        value("rounded into decimal", decimal(4, 2), new java.math.BigDecimal("99.994")),
        value("rounded out of decimal", decimal(4, 2), new java.math.BigDecimal("99.995")),
        value("1 in boolean", bool(), 1),
        value("true in integer", integer(), true),
        value("yes in boolean", bool(), "yes"),
        value("maybe in boolean", bool(), "maybe"),
        value("text in uuid", uuid(), "not-a-uuid"),
        value("a text in uuid", uuid(), "5f1b1b5c-0000-4000-8000-000000000000"),
        value("a number in date", date(), 42),
        value("a number in timestamp", timestamp(), 42),
        value("a number in uuid", uuid(), 42),
        value("true in date", date(), true),
        value("a date in integer", integer(), java.time.LocalDate.of(2026, 1, 2)),
        value("a date in varchar", varchar(20), java.time.LocalDate.of(2026, 1, 2)),
        value("a date in timestamp", timestamp(), java.time.LocalDate.of(2026, 1, 2)),
        value(
            "a uuid in integer",
            integer(),
            java.util.UUID.fromString("5f1b1b5c-0000-4000-8000-000000000000")),
        value("text in double", doublePrecision(), "abc"),
        of(
            "an unknown enum value",
            op -> op.createEnum("mood", "ok", "sad"),
            op -> op.createTable("t", column("m", enumType("mood"))),
            op -> op.insert(into("t", "m").values("happy"))),
        of(
            "an enum value",
            op -> op.createEnum("mood", "ok", "sad"),
            op -> op.createTable("t", column("m", enumType("mood"))),
            op -> op.insert(into("t", "m").values("sad"))),
        of(
            "an enum value that an earlier revision added",
            op -> op.createEnum("mood", "ok"),
            op -> op.createTable("t", column("m", enumType("mood"))),
            op -> op.addEnumValue("mood", "sad"),
            op -> op.insert(into("t", "m").values("sad"))),
        of(
            "an enum value that the same revision added",
            op -> op.createEnum("mood", "ok"),
            op -> op.createTable("t", column("m", enumType("mood"))),
            op -> {
              op.addEnumValue("mood", "sad");
              op.insert(into("t", "m").values("sad"));
            }),
        of(
            "an enum value of the revision that made the enum",
            op -> {
              op.createEnum("mood", "ok");
              op.addEnumValue("mood", "sad");
              op.createTable("t", column("m", enumType("mood")));
              op.insert(into("t", "m").values("sad"));
            }),
        of(
            "a value for a computed column (stored)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedStored("a + 1")),
            op -> op.insert(into("t", "a", "b").values(1, 2))),
        of(
            "a value for a computed column (virtual)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedVirtual("a + 1")),
            op -> op.insert(into("t", "a", "b").values(1, 2))),
        of(
            "rows set in a computed column (virtual)",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedVirtual("a + 1")),
            op -> op.insert(into("t", "a").values(1)),
            op -> op.update("t", set("b", 2), allRows())),
        of(
            "a value for an identity (always)",
            op ->
                op.createTable(
                    "t", column("a", integer()).identityAlways(), column("b", integer())),
            op -> op.insert(into("t", "a", "b").values(1, 2))),
        of(
            "rows set in an identity (always)",
            op ->
                op.createTable(
                    "t", column("a", integer()).identityAlways(), column("b", integer())),
            op -> op.insert(into("t", "b").values(2)),
            op -> op.update("t", set("a", 2), allRows())),
        of(
            "a value for an identity",
            op -> op.createTable("t", column("a", integer()).identity(), column("b", integer())),
            op -> op.insert(into("t", "a", "b").values(1, 2))),
        // rows that are there
        of(
            "a NOT NULL column on rows",
            DifferentialTest::row,
            op -> op.addColumn("account", column("age", integer()))),
        of(
            "a NOT NULL column with a default on rows",
            DifferentialTest::row,
            op -> op.addColumn("account", column("age", integer()).defaultValue(0))),
        of(
            "a nullable column on rows",
            DifferentialTest::row,
            op -> op.addColumn("account", column("age", integer()).nullable())),
        of(
            "a NOT NULL identity on rows",
            op -> op.createTable("t", column("a", integer())),
            op -> op.insert(into("t", "a").values(1)),
            op -> op.addColumn("t", column("n", integer()).identity())),
        of(
            "a NOT NULL column where the rows were deleted",
            DifferentialTest::row,
            op -> op.delete("account", allRows()),
            op -> op.addColumn("account", column("age", integer()))),
        of(
            "a NOT NULL column where the table was made anew",
            DifferentialTest::row,
            op -> op.dropTable("account"),
            DifferentialTest::account,
            op -> op.addColumn("account", column("age", integer()))),
        // what the database lacks
        of(
            "a stored column",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedStored("a + 1"))),
        of("a name that is too long", op -> op.createTable("t".repeat(64), column("a", integer()))),
        of(
            "an index concurrently in execute",
            DifferentialTest::account,
            op ->
                op.on(
                    POSTGRESQL,
                    () -> op.execute("CREATE INDEX CONCURRENTLY ix ON account (name)"))),
        of(
            "an index concurrently outside",
            DifferentialTest::account,
            op ->
                op.on(
                    POSTGRESQL,
                    () ->
                        op.execute(
                            sql("CREATE INDEX CONCURRENTLY ix ON account (name)")
                                .outsideTransaction()))));
  }

  private static Case value(String name, dev.retort.op.ColumnType type, Object value) {
    return of(
        name,
        op -> op.createTable("t", column("v", type).nullable()),
        op -> op.insert(into("t", "v").values(value)));
  }

  static Stream<Arguments> casesOnDatabases() {
    return cases()
        .flatMap(each -> each.databases().stream().map(database -> Arguments.of(each, database)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("casesOnDatabases")
  void theCheckAndTheDatabaseAgree(Case each, Database database) {
    LintChain.Rev[] revisions = new LintChain.Rev[each.revisions().size()];
    for (int i = 0; i < revisions.length; i++) {
      // a downgrade of its own, which is not looked at here
      revisions[i] =
          revision("R" + i, each.revisions().get(i)).downgrade(op -> op.irreversible("x"));
    }
    LintChain chain = LintChain.of(revisions).on(database, VERSIONS.get(database));
    String found =
        chain.findings().stream()
            .filter(finding -> finding.message().kind() == Kind.ERROR)
            .map(finding -> finding.message().code() + " " + finding.text())
            .collect(Collectors.joining("; "));
    String refused = refused(chain, database);
    assertThat(found.isEmpty())
        .as("%s: the check says: <%s>; the database says: <%s>", database, found, refused)
        .isEqualTo(refused.isEmpty());
  }

  private String refused(LintChain chain, Database database) {
    DataSource dataSource =
        switch (database.name()) {
          case "h2" -> TestDatabase.inMemory();
          case "postgresql" -> PostgresServer.OLDEST.fresh();
          case "mariadb" -> MariaDbServer.database();
          default -> TestSqlite.file(folder);
        };
    try {
      MigrationRegistry.builder(dataSource).source(chain.source()).build().apply();
      return "";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
