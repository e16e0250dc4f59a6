package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import dev.retort.op.Operations;
import java.util.List;

/** Schemas, sequences, views and enums. */
final class ObjectCases extends Cases {

  ObjectCases(Database database, String sales) {
    super(database, sales);
  }

  private static final String TITLES = "SELECT id, title FROM book";

  @Override
  void collect() {
    add(
        Case.of("createSchema", "", Cases::nothing, op -> op.createSchema(sales)),
        Case.of("dropSchema", "", op -> op.createSchema(sales), op -> op.dropSchema(sales)),
        Case.of("createSequence", "", Cases::nothing, op -> op.createSequence("numbers")),
        Case.of(
            "createSequence",
            ".startWith(n).incrementBy(n).minValue(n).maxValue(n).cycle()",
            Cases::nothing,
            op ->
                op.createSequence(
                    sequence("numbers")
                        .startWith(10)
                        .incrementBy(-2)
                        .minValue(0)
                        .maxValue(20)
                        .cycle())),
        Case.of(
            "createSequence",
            ".cache(n)",
            Cases::nothing,
            op -> op.createSequence(sequence("numbers").cache(5))),
        Case.of(
            "createSequence",
            "in a schema",
            op -> op.createSchema(sales),
            op -> op.createSequence(sales + ".numbers")),
        Case.of(
            "dropSequence",
            "",
            op -> op.createSequence(sequence("numbers").startWith(5)),
            op -> op.dropSequence("numbers")),
        books("createView", "", op -> op.createView("titles", TITLES)),
        books(
            "createView",
            "in a schema",
            op -> op.createSchema(sales),
            op -> op.createView(sales + ".titles", "SELECT 1 AS one")),
        books(
            "replaceView",
            "by one with the same columns",
            op -> op.createView("titles", TITLES),
            op -> op.replaceView("titles", TITLES + " WHERE stock > 0")),
        books(
                "replaceView",
                "by one with a column more",
                op -> op.createView("titles", TITLES),
                op -> op.replaceView("titles", "SELECT id, title, stock FROM book"))
            .undoneBy(
                op -> { // PostgreSQL takes no column away
                  op.dropView("titles");
                  op.createView("titles", TITLES);
                }),
        books("dropView", "", op -> op.createView("titles", TITLES), op -> op.dropView("titles")),
        books("createMaterializedView", "", op -> op.createMaterializedView("titles", TITLES)),
        books(
            "dropMaterializedView",
            "",
            op -> op.createMaterializedView("titles", TITLES),
            op -> op.dropMaterializedView("titles")));
    enums();
  }

  /** Two tables whose columns are of an enum, with rows. */
  private static void moods(Operations op) {
    op.createEnum("mood", "good", "bad");
    op.createTable(
        "person",
        column("id", integer()).primaryKey(),
        column("mood", enumType("mood")).defaultValue("good"));
    op.createTable("guest", column("mood", enumType("mood")).nullable());
    op.insert(into("person", "id", "mood").values(1, "good").values(2, "bad"));
    op.insert(into("guest", "mood").values("bad").values((Object) null));
  }

  private static Case moods(
      String operation, String option, java.util.function.Consumer<Operations> change) {
    return Case.of(
        operation,
        option,
        ObjectCases::moods,
        change,
        "SELECT id, mood FROM person ORDER BY id",
        "SELECT mood FROM guest ORDER BY mood");
  }

  private void enums() {
    add(
        Case.of(
            "createEnum",
            "",
            Cases::nothing,
            op -> {
              op.createEnum("mood", "good", "bad");
              op.createTable("person", column("mood", enumType("mood")));
            }),
        Case.of(
            "createEnum",
            "in a schema",
            op -> op.createSchema(sales),
            op -> {
              op.createEnum(sales + ".mood", "good", "bad");
              op.createTable("person", column("mood", enumType(sales + ".mood")));
            }),
        Case.of(
            "renameEnumValue",
            "in arrays and their defaults",
            op -> {
              op.createEnum("mood", "good", "bad");
              op.createTable(
                  "t", column("moods", array(enumType("mood"))).defaultValue(List.of("good")));
              op.insert(into("t", "moods").values(List.of("bad", "good")));
            },
            op -> op.renameEnumValue("mood", "good", "fine"),
            "SELECT moods FROM t"),
        Case.of(
            "addEnumValue",
            "to arrays",
            op -> {
              op.createEnum("mood", "good", "bad");
              op.createTable("t", column("moods", array(enumType("mood"))));
            },
            op -> op.addEnumValue("mood", "fair", after("good"))),
        moods("dropEnum", "that columns are of", op -> op.dropEnum("mood")),
        Case.of("dropEnum", "", op -> op.createEnum("mood", "good"), op -> op.dropEnum("mood")),
        moods("addEnumValue", "", op -> op.addEnumValue("mood", "it's so")),
        moods(
            "addEnumValue",
            "before(value)",
            op -> op.addEnumValue("mood", "great", before("good"))),
        moods("addEnumValue", "after(value)", op -> op.addEnumValue("mood", "fair", after("good"))),
        moods("renameEnumValue", "", op -> op.renameEnumValue("mood", "good", "fine")));
  }
}
