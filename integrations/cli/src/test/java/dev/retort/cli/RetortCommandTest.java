package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.TestDatabase;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.Typed.Said;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetortCommandTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  @TempDir Path folder;

  private Typed typed() {
    return new Typed(folder);
  }

  private String url() {
    return database.getURL();
  }

  private String classes() {
    return TestProject.named("line").classes().toString();
  }

  @Test
  void whatIsSaidNearerCountsFirstOptionThenEnvironmentThenFile() throws Exception {
    Files.writeString(
        folder.resolve("retort.properties"),
        "url=jdbc:h2:mem:file\nuser=sa\npassword=\nclasspath=" + classes().replace('\\', '/'));
    assertThat(typed().run("upgrade", "--url", url()).exitCode()).isZero();
    assertThat(typed().with(Map.of("RETORT_URL", url())).run("current").out())
        .contains("seed_accounts");
    assertThat(typed().run("current").out()).startsWith("base");

    Files.writeString(folder.resolve("other.properties"), "URL=x\nurl=jdbc:h2:mem:x\n");
    assertThat(typed().run("current", "--config=other.properties").err())
        .contains("other.properties says URL, which is no setting; there are classpath, dialect");
  }

  @Test
  void aPasswordComesFromAFileOrAQuestionAndIsNeverPrinted() throws Exception {
    String url = "jdbc:h2:mem:secret" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
    Files.writeString(folder.resolve("password"), "open sesame\nnot this\n");
    String[] command = {"upgrade", "-c", classes(), "--url", url, "--user", "ali"};
    assertThat(typed().run(with(command, "--password-file", "password")).exitCode()).isZero();
    assertThat(typed().answering("open sesame\n").run(with(command, "--ask-password")).out())
        .startsWith("Nothing to do");

    Said wrong =
        typed()
            .with(Map.of("RETORT_PASSWORD", "close sesame"))
            .run(with(command, "--verbose", "--json"));
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("Wrong user name or password", "at org.h2");
    assertThat(wrong.out() + wrong.err()).doesNotContain("close sesame");
  }

  private static String[] with(String[] command, String... more) {
    List<String> all = new java.util.ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void anErrorIsOneLineAndItsTraceIsShownOnlyWhereItIsAskedFor() {
    String[] command = {"upgrade", "nothing", "-c", classes(), "--url", url(), "--user", "sa"};
    assertThat(typed().run(command).err().lines()).hasSize(1);
    assertThat(typed().run(with(command, "--verbose")).err()).contains("\tat dev.retort.");
  }

  @Test
  void insideAnApplicationItsDatabaseAndItsClassesAreMeantAndAuthorsHaveNoCommands()
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {TestProject.named("line").classes().toUri().toURL()};
    try (URLClassLoader application = new URLClassLoader(urls, before)) {
      thread.setContextClassLoader(application);
      assertThat(RetortCommand.run(database, "upgrade")).isZero();
      assertThat(thread.getContextClassLoader()).isSameAs(application);
      Said help = typed().on(database).run("upgrade", "--help");
      assertThat(help.out()).contains("--schema").doesNotContain("--url", "--classpath");
      assertThat(typed().on(database).run("--help").out()).doesNotContain("rebase");
      assertThat(typed().on(database).run("new", "x").exitCode()).isEqualTo(2);
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(TestDatabase.query(database, "SELECT name FROM account ORDER BY id"))
        .containsExactly("Ada", "Grace");
  }

  /** A Java that is too old for the classes: its version stands in bytes 6 and 7. */
  @Test
  void classesThatCantBeLoadedAreToldWithTheWayOut() throws Exception {
    TestProject project = new TestProject(folder).copy("line");
    assertThat(project.compile()).isEmpty();
    Path factory = project.classes().resolve("shop/CreateAccount_Revisions.class");
    byte[] bytes = Files.readAllBytes(factory);
    bytes[7] = (byte) 250;
    Files.write(factory, bytes);
    Said said = typed().run("heads");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains("UnsupportedClassVersionError", "this is ");
  }

  /** Between the question and the answer somebody else upgrades. */
  @Test
  void anAnswerToAQuestionAboutSomethingElseUndoesNothing() {
    Typed.Said first =
        typed().run("upgrade", "+2", "-c", classes(), "--url", url(), "--user", "sa");
    assertThat(first.exitCode()).isZero();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)) {
              @Override
              public synchronized int read(byte[] buffer, int offset, int length) {
                typed().run("upgrade", "-c", classes(), "--url", url(), "--user", "sa");
                return super.read(buffer, offset, length);
              }
            },
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            folder,
            true);
    int exitCode =
        RetortCommand.run(
            terminal, null, "downgrade", "-1", "-c", classes(), "--url", url(), "--user", "sa");
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the database moved");
    assertThat(TestDatabase.query(database, "SELECT COUNT(*) FROM account")).containsExactly("2");
  }

  @Test
  void coloursAreShownOnATerminalUnlessTheEnvironmentSaysNo() {
    assertThat(typed().answering("").run("--help").out()).contains("\u001b[");
    assertThat(typed().answering("").with(Map.of("NO_COLOR", "1")).run("--help").out())
        .doesNotContain("\u001b[");
    assertThat(typed().run("--help").out()).doesNotContain("\u001b[");
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    assertThat(typed().run("completion").out()).contains("downgrade", "--check-heads", "bash");
  }

  @Test
  void theWaysOutAreCommands() {
    Map.of(
            "apply() or downgrade(..) finishes it",
            "'retort upgrade' or 'retort downgrade' finishes it",
            "Run it with upgrade(\"a_b\"), upgrade(\"c\"), or",
            "Run it with 'retort upgrade a_b', 'retort upgrade c', or",
            "declare it with stamp(\"a\", \"b\")",
            "declare it with 'retort stamp a b'",
            "write downgrade(..) by hand",
            "write downgrade(..) by hand",
            "wait longer with migrationLockTimeout(..)",
            "wait longer with --lock-timeout",
            "builder(..).unsettled(SKIP) if it is, or unsettled(REDO) if it is not",
            "--unsettled skip if it is, or --unsettled redo if it is not")
        .forEach((api, command) -> assertThat(Words.ofCommands(api)).isEqualTo(command));
  }

  @ParameterizedTest
  @CsvSource({"30s, PT30S", "500ms, PT0.5S", "10M, PT10M", "2h, PT2H", "PT1M30S, PT1M30S"})
  void timesAreWrittenAsPeopleDo(String text, Duration expected) {
    assertThat(new Commands.Time().convert(text)).isEqualTo(expected);
  }

  @Test
  void aLongRunTellsHowItGoesOnAndAShortOneSaysNothing() {
    RevisionNode node =
        new RevisionNode(
            new RevisionId("20260302_0914_aaaaaaaaaaa1_create"),
            null,
            "shop.Create",
            List.of(),
            List.of(),
            List.of(),
            "create",
            null);
    for (boolean isTerminal : List.of(true, false)) {
      AtomicLong clock = new AtomicLong(-5);
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
      Progress progress =
          new Progress(
              new Terminal(
                  new ByteArrayInputStream(new byte[0]),
                  stream,
                  stream,
                  Map.of(),
                  folder,
                  isTerminal),
              clock::get);
      progress.stepStarted(node, 1, 3, "CREATE");
      assertThat(err.size()).isZero();
      clock.addAndGet(Duration.ofSeconds(12).toNanos());
      progress.stepStarted(node, 2, 3, "CREATE");
      progress.batchFinished(node, 2, "17", 4000);
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.batchFinished(node, 2, "18", 5000);
      progress.revisionFinished(node, Direction.UPGRADE, Duration.ZERO);
      progress.end();
      String said = err.toString(StandardCharsets.UTF_8);
      assertThat(said)
          .contains("0 done, 12 s: 20260302_0914_aaaaaaaaaaa1_create, step 2 of 3")
          .doesNotContain("4000");
      assertThat(said.contains("step 2, 5000 rows")).isEqualTo(isTerminal);
      assertThat(said.contains("\n")).isNotEqualTo(isTerminal);
    }
  }
}
