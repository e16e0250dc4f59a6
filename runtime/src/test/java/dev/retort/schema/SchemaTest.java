package dev.retort.schema;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

  private static Schema after(Consumer<Operations> migration) {
    return Schema.empty().after(Operations.record(migration), H2);
  }

  private static Schema after(Schema before, Consumer<Operations> migration) {
    return before.after(Operations.record(migration), H2);
  }

  private static Table table(Schema schema, String name) {
    return schema.table(QualifiedName.of(name));
  }

  private static List<Inversion> inverses(Schema before, Consumer<Operations> migration) {
    return before.inverses(Operations.record(migration), H2);
  }

  private static List<Operation> undo(Schema before, Consumer<Operations> migration) {
    List<Operation> undone = new ArrayList<>();
    inverses(before, migration)
        .forEach(each -> undone.addAll(0, ((Inversion.Undo) each).operations()));
    return undone;
  }

  private static void library(Operations op) {
    op.createTable(
        "author", column("id", bigint()).primaryKey(), column("name", varchar(50)).unique());
    op.createTable(
        "book",
        column("id", bigint()).identity().primaryKey().comment("its number"),
        column("author_id", bigint()).references("author", "id", CASCADE),
        column("title", varchar(200)).defaultValue("?").check("title <> 'title'"),
        column("size", integer()).nullable().generatedVirtual("length(title)"),
        index(key("title").desc()).unique(),
        index(expression("lower(title)")).where("title <> ''").include("author_id").named("low"),
        comment("books"));
  }

  @Test
  void aRenamedTableTakesItsForeignKeysAlong() {
    Schema schema =
        after(
            op -> {
              library(op);
              op.addConstraint("author", foreignKey("id").references("author", "id").named("self"));
              op.renameTable("author", "writer");
            });
    assertThat(table(schema, "author")).isNull();
    assertThat(table(schema, "writer").constraint(Name.of("self")))
        .isEqualTo(foreignKey("id").references("writer", "id").named("self"));
    assertThat(table(schema, "book").constraint(Name.of("fk_book_author_id")))
        .isEqualTo(
            foreignKey("author_id")
                .references("writer", "id")
                .onDelete(CASCADE)
                .named("fk_book_author_id"));
    Schema again = after(schema, op -> op.renameTable("writer", "person"));
    assertThat(table(again, "book").references()).containsExactly(QualifiedName.of("person"));
  }

  @Test
  void aRenamedColumnIsRenamedWhereverItIsNamed() {
    Schema schema =
        after(
            op -> {
              library(op);
              op.renameColumn("book", "title", "name");
              op.renameColumn("author", "id", "number");
              op.renameColumn("book", "author_id", "writer");
            });
    Table book = table(schema, "book");
    assertThat(book.column(Name.of("title"))).isNull();
    assertThat(book.column(Name.of("size")).generated().expression())
        .isEqualTo(new Sql("length(name)"));
    assertThat(book.constraint(Name.of("ck_book_title")))
        .isEqualTo(check("name <> 'title'").named("ck_book_title"));
    Index low = book.index(Name.of("low"));
    assertThat(low.keys().get(0).expression()).isEqualTo(new Sql("lower(name)"));
    assertThat(low.where()).isEqualTo(new Sql("name <> ''"));
    assertThat(low.include()).containsExactly(Name.of("writer"));
    assertThat(book.index(Name.of("uq_book_title")).columns()).containsExactly(Name.of("name"));
    assertThat(((Constraint.ForeignKey) book.constraint(Name.of("fk_book_author_id"))).referenced())
        .containsExactly(Name.of("number"));
    assertThat(table(schema, "author").constraint(Name.of("pk_author")))
        .isEqualTo(primaryKey("number").named("pk_author"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a > 0| b > 0",
        "A > 0| b > 0",
        "\"A\" > 0| \"B\" > 0",
        "\"a\" > 0 and `a`<1| \"b\" > 0 and `b`<1",
        "t.a > 0 OR other.a > 0| t.b > 0 OR other.a > 0",
        "a(a) > a.x| a(b) > a.x",
        "ab + a_a + 'a' + \"a a\"| ab + a_a + 'a' + \"a a\"",
        "a /* a */ -- a| b /* a */ -- a",
        "x::a = CAST(a AS a)| x::a = CAST(b AS a)",
        "extract(a FROM a) > a '2026-01-02'| extract(a FROM b) > a '2026-01-02'",
        "'it\\'s a' + a| 'it\\'s a' + a",
      })
  void onlyTheColumnIsRenamedInTheTextOfACheck(String condition, String expected) {
    Schema schema =
        after(
            op -> {
              op.createTable("t", column("a", integer()), check(condition).named("c"));
              op.renameColumn("t", "a", "b");
            });
    assertThat(((Constraint.Check) table(schema, "t").constraint(Name.of("c"))).condition())
        .isEqualTo(new Sql(expected));
  }

  @Test
  void exactNamesAreRenamedExactlyAndNothingIsGuessed() {
    Schema schema =
        after(
            op -> {
              op.createTable(
                  "t", column("Price", integer()), check("\"Price\" > price").named("c"));
              op.renameColumn("t", "Price", "Net Price");
              op.createTable(
                  "u", column("a", integer()), column("A", integer()), check("a > 0").named("c"));
              op.renameColumn("u", "a", "b");
              op.createTable("v", column("a", integer()), check("a > 0").named("c"));
              op.renameColumn("v", "a", "New");
            });
    assertThat(table(schema, "t").constraint(Name.of("c")))
        .isEqualTo(check("\"Net Price\" > price").named("c"));
    assertThat(table(schema, "u").constraint(Name.of("c"))).isEqualTo(check("a > 0").named("c"));
    assertThat(table(schema, "v").constraint(Name.of("c")))
        .isEqualTo(check("\"New\" > 0").named("c"));
  }

  @Test
  void aDroppedColumnTakesAlongWhatNamesIt() {
    Schema schema = after(after(SchemaTest::library), op -> op.dropColumn("book", "title"));
    Table book = table(schema, "book");
    assertThat(book.constraints())
        .extracting(each -> String.valueOf(each.name()))
        .containsExactly("pk_book", "fk_book_author_id");
    assertThat(book.indexes()).isEmpty();
  }

  @Test
  void whatUndoesADroppedTableOrColumnMakesItAsItWas() {
    Schema before = after(SchemaTest::library);
    for (Consumer<Operations> change :
        List.<Consumer<Operations>>of(
            op -> op.dropTable("book"),
            op -> op.dropColumn("book", "title"),
            op -> op.dropColumn("book", "id"),
            op -> {
              op.renameColumn("book", "title", "name");
              op.dropConstraint("book", "ck_book_title");
              op.renameTable("book", "volume");
              op.alterColumn(
                  "volume", "name", setType(text()), dropDefault(), dropNotNull(), setComment("x"));
              op.dropIndex("volume", "low");
              op.dropColumn("volume", "author_id");
            })) {
      Schema again = after(before, change).after(undo(before, change), H2);
      for (Table table : before.tables()) {
        Table restored = again.table(table.name());
        assertThat(restored.columns()).containsExactlyInAnyOrderElementsOf(table.columns());
        assertThat(restored.constraints()).containsExactlyInAnyOrderElementsOf(table.constraints());
        assertThat(restored.indexes()).containsExactlyInAnyOrderElementsOf(table.indexes());
        assertThat(restored.comment()).isEqualTo(table.comment());
      }
      assertThat(again.tables()).hasSameSizeAs(before.tables());
    }
  }

  @Test
  void aPrimaryKeyMakesItsColumnsNotNullAndUndoingItFreesThem() {
    Schema before =
        after(op -> op.createTable("t", column("a", integer()).nullable(), column("b", integer())));
    Consumer<Operations> change = op -> op.addConstraint("t", primaryKey("a", "b"));
    assertThat(table(after(before, change), "t").column(Name.of("a")).nullable()).isFalse();
    assertThat(undo(before, change))
        .isEqualTo(
            Operations.record(
                op -> {
                  op.dropConstraint("t", "pk_t");
                  op.alterColumn("t", "a", dropNotNull());
                }));
    assertThat(after(before, change).after(undo(before, change), H2).table(QualifiedName.of("t")))
        .isEqualTo(table(before, "t"));
  }

  @Test
  void anIndexThatBecameAConstraintIsGoneAndComesBack() {
    Schema before =
        after(op -> op.createTable("t", column("a", integer()), index("a").unique().named("i")));
    Consumer<Operations> change = op -> op.addConstraint("t", unique("a").usingIndex("i"));
    assertThat(table(after(before, change), "t").indexes()).isEmpty();
    assertThat(table(after(before, change), "t").constraints())
        .containsExactly(unique("a").named("uq_t_a"));
    assertThat(after(before, change).after(undo(before, change), H2).table(QualifiedName.of("t")))
        .isEqualTo(table(before, "t"));
  }

  @Test
  void howAnIndexWasBuiltIsNoPartOfTheSchema() {
    Schema schema =
        after(
            op -> {
              op.createTable("t", column("a", integer()));
              op.createIndex("t", index("a").concurrently());
            });
    assertThat(table(schema, "t").indexes()).containsExactly(index("a").named("ix_t_a"));
    Operation drop = new Operation.DropIndex(QualifiedName.of("t"), Name.of("ix_t_a"), true);
    assertThat(((Inversion.Undo) schema.inverse(drop, H2)).operations())
        .containsExactly(
            new Operation.CreateIndex(
                QualifiedName.of("t"), index("a").named("ix_t_a").concurrently()));
  }

  @Test
  void whatHasNoInverseSaysWhyAndWhatToDo() {
    Schema before = after(SchemaTest::library);
    assertThat(
            inverses(
                before,
                op -> {
                  op.insert(into("book", "title").values("x"));
                  op.update("book", set("title", "x"), allRows());
                  op.execute("GRANT ALL ON book TO x");
                  op.run("count", connection -> {});
                  op.irreversible("because");
                  op.dropTable("unknown");
                  op.dropColumn("book", "unknown");
                  op.dropIndex("book", "unknown");
                  op.dropConstraint("book", "unknown");
                  op.alterColumn("book", "unknown", setNotNull());
                  op.alterColumn("book", "size", setType(text()).using("size || '!'"));
                  op.addConstraint("book", unique("title").usingIndex("unknown"));
                  op.on(H2, () -> op.execute("x"));
                }))
        .extracting(each -> ((Inversion.None) each).why().replaceAll("; .*", ""))
        .containsExactly(
            "which of the rows now in \"book\" it inserted is not known",
            "the rows of \"book\" as they were are not known",
            "what the SQL of execute(..) did is not known",
            "what the step \"count\" did in Java is not known",
            "because",
            "the table \"unknown\" was not made by an operation before it, so what it was is not known",
            "the column \"book.unknown\" was not made by an operation before it, so what it was is not"
                + " known",
            "the index \"unknown\" was not made by an operation before it, so what it was is not known",
            "the constraint \"unknown\" was not made by an operation before it, so what it was is not"
                + " known",
            "the column \"book.unknown\" was not made by an operation before it, so what it was is not"
                + " known",
            "how the values that using(\"size || '!'\") made turn back is not known",
            "the index \"unknown\" was not made by an operation before it, so what it was is not known",
            "what the SQL of execute(..) did is not known");
  }

  @Test
  void rowsOfATableThatIsMadeHereGoWithIt() {
    assertThat(
            undo(
                Schema.empty(),
                op -> {
                  op.createTable("a", column("x", integer()));
                  op.insert(into("a", "x").values(1));
                  op.renameTable("a", "b");
                  op.delete("b", allRows());
                }))
        .isEqualTo(
            Operations.record(
                op -> {
                  op.renameTable("b", "a");
                  op.dropTable("a");
                }));
  }

  @Test
  void onlyWhatThisDatabaseIsToldCounts() {
    Schema schema =
        after(
            op -> {
              op.on(H2, () -> op.createTable("a", column("x", integer())));
              op.on(POSTGRESQL, () -> op.createTable("b", column("x", integer())));
              op.execute("CREATE TABLE c (x INT)");
              op.addColumn("c", column("y", integer()));
            });
    assertThat(schema.tables()).extracting(each -> each.name().toString()).containsExactly("a");
    assertThat(
            undo(
                Schema.empty(),
                op ->
                    op.on(
                        H2,
                        () -> {
                          op.createTable("a", column("x", integer()));
                          op.insert(into("a", "x").values(1));
                        })))
        .containsExactly(new Operation.DropTable(QualifiedName.of("a")));
    assertThat(undo(Schema.empty(), op -> op.on(SQLITE, () -> op.execute("x")))).isEmpty();
  }

  /** As many tables and more references; every version stays as it was. */
  @Test
  void tenThousandRevisionsShareWhatTheyHaveInCommon() {
    Schema schema = after(op -> op.createTable("t0", column("id", bigint()).primaryKey()));
    List<Schema> versions = new ArrayList<>();
    for (int i = 1; i <= 10_000; i++) {
      String name = "t" + i;
      String target = "t" + (i - 1);
      versions.add(schema);
      schema =
          after(
              schema,
              op -> {
                op.createTable(name, column("id", bigint()).primaryKey().references(target, "id"));
                op.renameColumn(name, "id", "key");
                op.renameColumn(name, "key", "id");
              });
    }
    assertThat(schema.tables()).hasSize(10_001);
    assertThat(versions.get(5_000).tables()).hasSize(5_001);
    Schema renamed = after(schema, op -> op.renameTable("t5000", "other"));
    assertThat(table(renamed, "t5001").references()).isEqualTo(Set.of(QualifiedName.of("other")));
    assertThat(table(schema, "t5001").references()).isEqualTo(Set.of(QualifiedName.of("t5000")));
  }
}
