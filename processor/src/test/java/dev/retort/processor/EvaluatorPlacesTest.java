package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where messages about a call stand. */
class EvaluatorPlacesTest {

  @TempDir private Path folder;

  private static String place(Source source, @Nullable Object subject) {
    String place = String.valueOf(source.at(subject).place());
    // javac has qualified the names in its trees by now
    return place.substring(place.indexOf(": ") + 2).replace("Dsl.", "");
  }

  @Test
  void theInnermostArgumentThatIsTheSubject() {
    EvaluatedShop.Compiled shop =
        new EvaluatedShop(folder)
            .revision(
                "Places",
                "String t = \"account\";\n"
                    + "op.createTable(t, column(\"id\", bigint()).primaryKey(), column(\"e\" + 1, varchar(5)),"
                    + " unique(\"id\"), index(\"e1\"));\n"
                    + "op.dropColumn(\"\\\"Account\\\"\", \"id\"); own(op, \"x\"); Far.drop(op, \"y\");",
                "void own(Operations op, String name) { op.dropTable(name); }")
            .source(
                "package shop; import dev.retort.op.*; class Far {"
                    + " static void drop(Operations op, String name) { op.dropTable(name + 1); } }")
            .compile();
    List<Step> steps = shop.evaluation("Places").upgrade();
    Source create = steps.get(0).source();
    Operation.CreateTable table = (Operation.CreateTable) EvaluatedShop.operations(steps).get(0);
    ColumnDefinition id = table.columns().get(0);

    assertThat(place(create, null)).startsWith("op.createTable(t, ");
    assertThat(place(create, "account")).isEqualTo("t");
    assertThat(place(create, QualifiedName.of("account"))).isEqualTo("t");
    assertThat(place(create, id)).isEqualTo("column(\"id\", bigint())");
    assertThat(place(create, id.name())).isEqualTo("\"id\"");
    assertThat(place(create, Name.of("e1"))).isIn("\"e\" + 1", "\"e1\"");
    assertThat(place(create, table.indexes().get(0))).startsWith("index(\"e1\"");
    assertThat(table.constraints().stream().map(each -> place(create, each)))
        .anyMatch(each -> each.startsWith("unique(\"id\""));
    assertThat(place(create, "nowhere")).startsWith("op.createTable(t, ");
    Source drop = steps.get(1).source();
    assertThat(place(drop, QualifiedName.of("\"Account\""))).isEqualTo("\"\\\"Account\\\"\"");
    assertThat(place(steps.get(2).source(), "x")).isEqualTo("name");
    assertThat(place(steps.get(3).source(), null)).isEqualTo("Far.drop(op, \"y\")");
    assertThat(place(steps.get(3).source(), "y")).isEqualTo("\"y\"");
    assertThat(place(steps.get(3).source(), "y1")).isEqualTo("Far.drop(op, \"y\")");
  }

  @Test
  void sqlMigrationsReadTheirFiles() throws Exception {
    EvaluatedShop.Compiled shop =
        new EvaluatedShop(folder)
            .file("Both.sql", "CREATE TABLE a (b int)")
            .file("Both.down.h2.sql", "DROP TABLE a")
            .file("OneWay.sql", "SELECT 1")
            .source(sql("Both"))
            .source(sql("OneWay"))
            .source(sql("None"))
            .compile();
    for (String name : List.of("Both", "OneWay")) {
      Evaluation found = shop.evaluation(name);
      assertThat(EvaluatedShop.operations(found.upgrade())).isEqualTo(shop.recorded(name));
      assertThat(EvaluatedShop.operations(java.util.Objects.requireNonNull(found.downgrade())))
          .isEqualTo(shop.recorded(name, false));
      assertThat(found.remarks()).isEmpty();
      assertThat(found.upgrade().get(0).source().at(null).element()).hasToString("shop." + name);
    }
    assertThat(shop.steps("None")).containsExactly("? everything");
  }

  private static String sql(String name) {
    return "package shop; import dev.retort.*; @Revision(message = \"m\") class "
        + name
        + " implements SqlMigration { }";
  }

  @Test
  void aDowngradeIsNullWhereItIsDerived() throws Exception {
    EvaluatedShop.Compiled shop =
        new EvaluatedShop(folder)
            .revision("Derived", "op.dropTable(\"a\");")
            .revision(
                "Said",
                "op.dropTable(\"a\");",
                "@Override public void downgrade(Operations op) { op.reverseUpgrade(); op.irreversible(\"no\"); }")
            .compile();

    assertThat(shop.evaluation("Derived").downgrade()).isNull();
    assertThat(
            EvaluatedShop.operations(
                java.util.Objects.requireNonNull(shop.evaluation("Said").downgrade())))
        .isEqualTo(shop.recorded("Said", false));
  }
}
