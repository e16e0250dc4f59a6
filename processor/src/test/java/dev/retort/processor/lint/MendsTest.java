package dev.retort.processor.lint;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.retort.op.Operations;
import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;

/** What a warning offers to paste compiles. */
class MendsTest {

  private static final String NEWEST_POSTGRESQL = "18";

  /** Of each warning at least one that is wrong. */
  static final List<Consumer<Operations>> WRONG =
      List.of(
          op -> op.dropTable("account"),
          op -> op.dropColumn("account", "nick"),
          op -> op.dropColumn("account", "email"),
          op -> op.delete("account", allRows()),
          op -> op.alterColumn("loan", "until", setType(date())),
          op -> op.alterColumn("account", "name", setType(varchar(20))),
          op -> op.alterColumn("account", "name", setType(integer())),
          op -> op.alterColumn("account", "id", setType(integer())),
          op -> op.alterColumn("loan", "fee", setType(decimal(5, 1))),
          op -> op.createIndex("account", index("email").unique()),
          op -> op.createIndex("account", index(expression("lower(email)")).named("by_x")),
          op -> op.createIndex("account", index(key("name").desc().nullsLast(), key("id"))),
          op -> op.addConstraint("account", unique("email")),
          op -> op.addConstraint("tag", primaryKey("name")),
          op -> op.addConstraint("account", check("age >= 0")),
          op -> op.addConstraint("loan", foreignKey("account_id").references("account", "id")),
          op ->
              op.addConstraint(
                  "tag",
                  foreignKey("account_id")
                      .references("account", "id")
                      .onDelete(CASCADE)
                      .initiallyDeferred()
                      .named("owner")),
          op -> op.addColumn("account", column("city", varchar(50))),
          op -> op.addColumn("account", column("born", date())),
          op -> op.addColumn("account", column("active", bool())),
          op -> op.addColumn("tag", column("size", integer()).check("size > 0")),
          op -> op.addColumn("account", column("code", varchar(9)).nullable().unique()),
          op -> op.alterColumn("account", "age", setNotNull()),
          op -> op.alterColumn("tag", "account_id", setNotNull()),
          op -> op.addColumn("account", column("since", timestamp()).defaultValue("now()")),
          op -> op.alterColumn("account", "name", setDefault("CURRENT_USER")),
          op -> op.createTable("visit", column("at", timestamp()).defaultValue("now()")),
          op -> op.renameTable("account", "customer"),
          op -> op.renameColumn("account", "name", "full_name"),
          op -> {
            op.addColumn("account", column("city", varchar(50)).nullable());
            op.update("account", set("city", "Bern"), allRows());
            op.alterColumn("account", "city", setNotNull());
          },
          op -> op.alterColumn("account", "nick", dropDefault()),
          op -> op.renameEnumValue("status", "open", "fresh"),
          op -> op.addColumn("account", column("token", uuid()).defaultSql("gen_random_uuid()")),
          op -> op.addColumn("account", column("token", uuid()).defaultSql("(uuid())")),
          op -> op.addColumn("account", column("no", bigint()).identity()),
          op ->
              op.addColumn(
                  "account", column("short", varchar(9)).nullable().generatedStored("lower(nick)")),
          op -> op.alterColumn("account", "age", setType(bigint())),
          op -> {
            op.addColumn("account", column("city", varchar(50)).nullable());
            op.dropColumn("account", "nick");
          },
          op -> op.dropColumn("loan", "fee"),
          op -> op.execute("ALTER TABLE account ADD COLUMN size INT"));

  static LintChain chain(Consumer<Operations> wrong) {
    return LintChain.of(
        revision(
            "CreateShop",
            op -> {
              op.createEnum("status", "open", "closed");
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("name", varchar(100)),
                  column("nick", varchar(50)).defaultValue("none"),
                  column("email", varchar(254)),
                  column("age", integer()).nullable());
              op.createTable(
                  "loan",
                  column("id", bigint()).identity().primaryKey(),
                  column("account_id", bigint()),
                  column("until", timestamp()),
                  column("fee", decimal(8, 2)),
                  index("until", "fee"));
              op.createTable(
                  "tag", column("name", varchar(30)), column("account_id", bigint()).nullable());
            }),
        Shop.oneWay("Wrong", wrong));
  }

  /** All that is found on all databases, and where none is declared. */
  static List<Finding> found() {
    List<Finding> found = new ArrayList<>();
    for (Consumer<Operations> wrong : WRONG) {
      found.addAll(chain(wrong).findings());
      found.addAll(chain(wrong).on(POSTGRESQL, "14").findings());
      found.addAll(chain(wrong).on(POSTGRESQL, NEWEST_POSTGRESQL).findings());
      found.addAll(chain(wrong).on(MARIADB, "10.6").findings());
      found.addAll(chain(wrong).on(MYSQL, "8.0").findings());
      found.addAll(chain(wrong).on(H2, "2.2").findings());
      found.addAll(chain(wrong).on(SQLITE, "3.35").findings());
    }
    return found;
  }

  @Test
  void whatIsOfferedToPasteCompiles() {
    StringBuilder source =
        new StringBuilder("import static dev.retort.op.Dsl.*;\n")
            .append("import dev.retort.Allow;\nimport dev.retort.op.Operations;\n")
            .append("final class Mends {\n");
    int number = 0;
    Set<String> seen = new java.util.LinkedHashSet<>();
    for (Finding finding : found()) {
      List<String> code =
          finding.text().lines().skip(1).map(String::strip).collect(Collectors.toList());
      if (finding.message().kind() == Kind.ERROR
          || finding.message() == Message.UNSAID_NULLABILITY
          || !seen.add(String.join("\n", code))) {
        continue;
      }
      if (finding.message() == Message.TEXT_FOR_SQL && code.get(0).startsWith("column(")) {
        code = List.of("op.addColumn(\"t\", " + code.get(0) + ");");
      }
      int method = code.indexOf("public void upgrade(Operations op) {");
      source.append("  static class Mend").append(number++).append(" {\n");
      if (method < 0) {
        source.append("    public void upgrade(Operations op) {\n");
        code.forEach(line -> source.append("      ").append(line).append('\n'));
        source.append("    }\n");
      } else {
        source.append("    void release1(Operations op) {\n");
        code.subList(0, method - 1).forEach(line -> source.append(line).append('\n'));
        source.append("    }\n");
        code.subList(method - 1, code.size()).forEach(line -> source.append(line).append('\n'));
      }
      source.append("  }\n");
    }
    source.append("}\n");
    com.google.testing.compile.Compilation compilation =
        javac().compile(JavaFileObjects.forSourceString("Mends", source.toString()));
    assertThat(compilation).succeeded();
    assertThat(number).isGreaterThan(WRONG.size());
  }

  @Test
  void eachWarningIsAmongThem() {
    Set<Message> missing = EnumSet.noneOf(Message.class);
    for (Message message : Message.values()) {
      if (message.code().matches("(DS|MF|BC|LK|RV)\\d\\d")) {
        missing.add(message);
      }
    }
    missing.remove(Message.APPLICATION_CLASS); // imports are seen by the compiler alone
    found().forEach(finding -> missing.remove(finding.message()));
    assertThat(missing).isEmpty();
  }

  @Test
  void noneOfThemIsAnError() {
    for (Consumer<Operations> wrong : WRONG) {
      assertThat(chain(wrong).findings())
          .filteredOn(each -> each.message().kind() == Kind.ERROR)
          .extracting(Finding::text)
          .isEmpty();
    }
  }

  /** For reading: what a user would see. */
  public static void main(String[] args) {
    Set<String> texts = new java.util.LinkedHashSet<>();
    found().forEach(each -> texts.add(each.message().code() + " " + each.text()));
    texts.stream().sorted().forEach(System.out::println);
  }
}
