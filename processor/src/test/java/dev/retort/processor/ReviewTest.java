package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review looks at: the SQL of each revision, the schema that they leave. */
class ReviewTest {

  private static final String FOLLOWED = "src/main/sql/h2/20260304_1200_";

  @TempDir private Path folder;

  private static String revision(String name, String down, String upgrade) {
    return revision(name, down, upgrade, "");
  }

  private static String revision(String name, String down, String upgrade, String more) {
    return """
        package shop;
        import static dev.retort.op.Dsl.*;
        import dev.retort.*;
        import dev.retort.op.Operations;

        @Revision(message = "NAME"DOWN)
        public final class NAME implements Migration {
          @Override
          public void upgrade(Operations op) {
            UPGRADE
          }
          MORE
        }
        """
        .replace("NAME", name)
        .replace("DOWN", down.isEmpty() ? "" : ", down = " + down + ".class")
        .replace("UPGRADE", upgrade)
        .replace("MORE", more);
  }

  /** A small chain with one of everything that a review shows. */
  private static Compilation shop(Path module) {
    return new Compilation(module)
        .options(
            "-Aretort.sql=postgresql:14,h2",
            "-Aretort.sql.path=src/main/sql",
            "-Aretort.schema=src/main/sql/schema.sql",
            "-Aretort.checks=all:off")
        .source(
            revision(
                "CreateAccount",
                "",
                """
                op.createEnum("mood", "happy", "sad");
                op.createTable("zone", column("id", bigint()).identity().primaryKey());
                op.createTable("account",
                    column("id", bigint()).identity().primaryKey(),
                    column("name", varchar(50)).comment("as it's written"),
                    column("mood", enumType("mood")).defaultValue("happy"),
                    column("zone_id", bigint()).nullable().references("zone", "id"),
                    column("made", timestamp()).defaultSql("CURRENT_TIMESTAMP"),
                    comment("who buys"));
                op.insert(into("account", "name").values("Ann; Bob").values("O'Neill"));
                """))
        .source(
            revision(
                "AddEmail",
                "CreateAccount",
                """
                op.addColumn("account", column("email", varchar(254)).nullable());
                op.on(POSTGRESQL, () -> {
                  op.createIndex("account", index("email").concurrently());
                  op.execute("ANALYZE account");
                });
                op.on(H2, () -> op.createIndex("account", index("email")));
                op.createView("emails", "SELECT id, email FROM account");
                """,
                """
                @Override
                public void downgrade(Operations op) {
                  op.dropView("emails");
                  op.on(H2, () -> op.dropIndex("account", "ix_account_email"));
                  op.on(POSTGRESQL, () -> op.dropIndex("account", "ix_account_email"));
                  op.dropColumn("account", "email");
                }
                """))
        .source(revision("DropName", "AddEmail", "op.dropColumn(\"account\", \"name\");"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Texts by path; of the resources, those of a review. */
  private static Map<String, String> texts(Path root) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*(\\.sql|schema\\.json)"))
          .forEach(file -> texts.put(root.relativize(file).toString(), read(file)));
    }
    return texts;
  }

  private static Path only(Path module, String part) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/sql"))) {
      return files.filter(file -> file.toString().contains(part)).findFirst().orElseThrow();
    }
  }

  @Test
  void theSqlOfEachRevisionAndTheSchemaAreWritten() throws IOException {
    Compilation shop = shop(folder);

    assertThat(shop.compile().messages()).isEmpty();

    Map<String, String> written = texts(folder.resolve("src/main/sql"));
    Path resources = shop.classes().resolve("META-INF/retort");
    assertThat(texts(resources.resolve("sql")))
        .hasSize(6)
        .allSatisfy((name, text) -> assertThat(written).containsEntry(name, text));
    written.put("schema.json", read(resources.resolve("schema.json")));
    Golden.check("ReviewTest", written);
  }

  @Test
  void theyAreTheSameWhateverTheOrderOfFilesAndCompilations(@TempDir Path other)
      throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    Map<String, String> first = texts(folder);
    FileTime longAgo = FileTime.fromMillis(0);
    for (String file : first.keySet()) {
      if (file.startsWith("src")) {
        Files.setLastModifiedTime(folder.resolve(file), longAgo);
      }
    }

    assertThat(shop.compile().success()).isTrue();

    assertThat(texts(folder)).isEqualTo(first);
    for (String file : first.keySet()) {
      if (file.startsWith("src")) {
        assertThat(Files.getLastModifiedTime(folder.resolve(file))).isEqualTo(longAgo);
      }
    }
    Compilation again = shop(other);
    List<Path> files = new ArrayList<>(again.files());
    java.util.Collections.reverse(files);
    assertThat(again.compile(files).success()).isTrue();
    assertThat(texts(other)).isEqualTo(first);
  }

  @Test
  void frozenIsSilentWhileTheyAreEqualWhateverEndsTheirLines() throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    Path file = only(folder, "addemail");
    Files.writeString(file, read(file).replace("\n", "\r\n"));
    String before = read(file);

    Result result = frozen(shop).compile();

    assertThat(result.messages()).isEmpty();
    assertThat(read(file)).isEqualTo(before);
  }

  private static Compilation frozen(Compilation shop) {
    return shop.withoutOption("-Aretort.ledger=record").options("-Aretort.ledger=frozen");
  }

  @Test
  void frozenTellsWhatDiffersAndWritesNothing() throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    shop.source(
        read(folder.resolve("src/main/java/shop/AddEmail.java")).replace("varchar(254)", "text()"));
    Map<String, String> before = texts(folder.resolve("src"));

    Result result = frozen(shop).compile();

    assertThat(result.success()).isFalse();
    assertThat(result.of(Message.SQL_NOT_AS_REVIEWED)).hasSize(2);
    assertThat(result.of(Message.SQL_NOT_AS_REVIEWED).get(1))
        .startsWith("AddEmail.java:7: error: [retort:RW01 sql-not-as-reviewed] " + FOLLOWED)
        .contains(
            "_addemail.sql differs in line 7: \"ALTER TABLE account ADD COLUMN email VARCHAR(254);\""
                + " instead of \"ALTER TABLE account ADD COLUMN email ")
        .endsWith(
            "It is the reviewed SQL of AddEmail: compile where the ledger is not frozen, look at"
                + " what changed, and commit it.");
    assertThat(result.of(Message.SCHEMA_NOT_AS_REVIEWED))
        .singleElement()
        .asString()
        .contains("src/main/sql/schema.sql differs in line ");
    assertThat(result.retort()).hasSize(3);
    assertThat(texts(folder.resolve("src"))).isEqualTo(before);
  }

  @Test
  void frozenTellsOfFilesThatAreMissingOrLeftOver() throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    Path file = only(folder, "h2/20260304_1200_");
    Files.move(file, file.resolveSibling("0_" + file.getFileName()));

    Result result = frozen(shop).compile();

    assertThat(result.of(Message.SQL_NOT_AS_REVIEWED))
        .singleElement()
        .asString()
        .contains(".sql is missing. ");
    assertThat(result.of(Message.SQL_OF_NO_REVISION))
        .singleElement()
        .asString()
        .contains("src/main/sql/h2/0_2026");
    assertThat(result.retort()).hasSize(2);
  }

  @Test
  void theFilesOfARevisionThatIsGoneGoWithItAndOthersStay() throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    Files.writeString(folder.resolve("src/main/sql/h2/notes.sql"), "-- mine\n");
    shop.gone("DropName");

    assertThat(shop.compile().success()).isTrue();

    assertThat(texts(folder).keySet())
        .noneMatch(name -> name.contains("dropname"))
        .contains("src/main/sql/h2/notes.sql")
        .hasSize(4 + 4 + 2 + 1);
  }

  @Test
  void oneClassCompiledAloneTakesNothingAway() throws IOException {
    Compilation shop = shop(folder);
    shop.compile();
    Map<String, String> before = texts(folder);

    assertThat(shop.compileOnly("DropName.java").success()).isTrue();

    assertThat(texts(folder).keySet()).isEqualTo(before.keySet());
    before.forEach(
        (name, text) -> {
          if (name.contains("dropname")) {
            assertThat(read(folder.resolve(name))).isEqualTo(text);
          }
        });
  }

  @Test
  void aCompilationThatFailsWritesNothing() throws IOException {
    Compilation shop =
        shop(folder)
            .source(
                "package shop; class Wrong { @Override public int hashCode() { return \"\"; } }");

    assertThat(shop.compile().success()).isFalse();

    assertThat(folder.resolve("src/main/sql")).doesNotExist();
  }

  @Test
  void whatIsKnownOnlyWhenItRunsIsSaid() throws IOException {
    Compilation shop =
        new Compilation(folder)
            .options("-Aretort.sql=h2", "-Aretort.checks=all:off")
            .source(
                revision(
                    "Import",
                    "",
                    """
                    op.createTable("a", column("id", bigint()));
                    op.run("fill", connection -> {});
                    op.execute(System.getProperty("sql"));
                    op.createTable("b", column("id", bigint()));
                    java.util.List<Object[]> rows = new java.util.ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                      rows.add(new Object[] {i});
                    }
                    op.bulkInsert(into("b", "id"), rows);
                    """,
                    """
                    @Override
                    public void downgrade(Operations op) {
                      op.irreversible("rows came from outside");
                    }
                    """));

    assertThat(shop.compile().messages()).noneMatch(text -> text.contains("error"));

    Map<String, String> texts = texts(shop.classes());
    assertThat(String.join("", texts.values()))
        .contains("-- known only when it runs: ")
        .contains("\"known\": false")
        .contains("\"unknown\": [\"table a\"]")
        .contains("-- in Java: run(\"fill\", ..)")
        .contains("-- 200 rows, SHA-256 ")
        .contains("-- INSERT INTO b (id) VALUES (?)")
        .contains("-- -- can't be undone: rows came from outside");
  }

  @Test
  void withoutADatabaseThereIsNothingToKeep() {
    Result result =
        new Compilation(folder)
            .options("-Aretort.sql.path=sql", "-Aretort.schema=schema.sql")
            .revision("First", "message = \"first\"")
            .compile();

    assertThat(result.of(Message.BAD_OPTION))
        .hasSize(2)
        .allMatch(text -> text.contains("is not understood: for which databases? Say it with"));
  }

  @Test
  void aFileThatCannotBeWrittenIsToldWithItsReason() throws IOException {
    Compilation shop = shop(folder);
    Compilation.write(folder.resolve("src/main/sql/h2"), "a file\n");

    Result result = shop.compile();

    assertThat(result.of(Message.REVIEW_FILE_UNUSABLE))
        .hasSize(3)
        .allMatch(text -> text.contains(" can't be written: "));
  }

  /** {@code -Dgolden.update=true} rewrites the page. */
  @Test
  void thePageShowsWhatIsWritten() throws IOException {
    Path file = Path.of("../docs/review.md");
    String page = Files.readString(file);
    String source = page.split("```java\\n", 2)[1].split("```", 2)[0];
    Compilation shop =
        new Compilation(folder)
            .options(page.split("```\\n", 2)[1].split("```", 2)[0].lines().toArray(String[]::new))
            .source(source);

    assertThat(shop.compile().messages()).isEmpty();

    String[] parts = page.split("```sql\\n", -1);
    parts[1] = read(only(folder, "20260304_1200_")) + parts[1].substring(parts[1].indexOf("```"));
    parts[2] = read(only(folder, "schema.sql")) + parts[2].substring(parts[2].indexOf("```"));
    String expected = String.join("```sql\n", parts);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  /** The upgrades of the files one after the other, and schema.sql alone, are what a run leaves. */
  @Test
  void executedTheyLeaveTheCatalogueThatARunLeaves() throws Exception {
    Compilation shop = shop(folder);
    shop.compile();
    List<String> upgrades = new ArrayList<>();
    for (String name : List.of("_createaccount", "_addemail", "_dropname")) {
      upgrades.add(read(only(folder, "h2/20260304_1200_", name)));
    }
    Compilation forH2 = shop(folder.resolve("other")).options("-Aretort.databases=h2");
    forH2.withoutOption("-Aretort.sql=postgresql:14,h2").options("-Aretort.sql=h2").compile();
    String schema = read(folder.resolve("other/src/main/sql/schema.sql"));

    try (Application application = new Application(shop.classes())) {
      application.load().apply();
      List<String> expected = catalogue(application.connection());
      assertThat(expected).anyMatch(line -> line.contains("EMAIL"));
      assertThat(catalogue(ran(upgrades))).isEqualTo(expected);
      assertThat(catalogue(ran(List.of(schema)))).isEqualTo(expected);
    }
  }

  private static Path only(Path module, String first, String second) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/sql"))) {
      return files
          .filter(file -> file.toString().contains(first) && file.toString().contains(second))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Connection ran(List<String> scripts) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
    try (Statement statement = connection.createStatement()) {
      for (String script : scripts) {
        statement.execute(script);
      }
    }
    return connection;
  }

  /** H2's own account of a schema, without rows, the next numbers and Retort's tables. */
  private static List<String> catalogue(Connection connection) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet script = statement.executeQuery("SCRIPT NODATA NOSETTINGS")) {
      List<String> lines = new ArrayList<>();
      while (script.next()) {
        String line = script.getString(1);
        if (!line.contains("RETORT_") && !line.startsWith("--") && !line.contains(" USER ")) {
          lines.add(line.replaceAll("IDENTITY\\([^)]*\\)", "IDENTITY"));
        }
      }
      lines.sort(null);
      return lines;
    }
  }
}
