package dev.retort.processor.ledger;

import static dev.retort.processor.ledger.Entries.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {

  private static final LedgerEntry FIRST = line("shop.First", "a");
  private static final LedgerEntry SECOND = line("shop.Second", "b");
  private static final LedgerEntry NEW = line("shop.New", "c");

  @TempDir private Path folder;
  private Path path;
  private LedgerFile file;

  @BeforeEach
  void aLedgerThatIsNotThere() {
    path = folder.resolve("revisions.lock");
    file = new LedgerFile(path);
  }

  private static Births.Resolution adding(LedgerEntry... added) {
    return new Births.Resolution(Map.of(), List.of(added), Map.of(), List.of());
  }

  private static Births.Resolution replacing(LedgerEntry old, LedgerEntry now) {
    Map<LedgerEntry, LedgerEntry> replaced = new HashMap<>();
    replaced.put(old, now);
    return new Births.Resolution(Map.of(), List.of(), replaced, List.of());
  }

  private String written(String before, Births.Resolution... resolutions) throws IOException {
    Files.writeString(path, before);
    assertThat(file.write(List.of(resolutions))).isNull();
    return Files.readString(path);
  }

  private static String told(LedgerProblem problem) {
    return problem.message().format(problem.parts().toArray());
  }

  @Test
  void aNewLedgerSaysWhatItIs() throws IOException {
    assertThat(file.read()).isEqualTo(Ledger.EMPTY);
    assertThat(file.write(List.of(adding(FIRST, SECOND)))).isNull();

    assertThat(path)
        .hasContent(
            "# The births of this module's revisions, written by retort-processor. Commit it.\n"
                + FIRST.line()
                + "\n"
                + SECOND.line()
                + "\n");
    assertThat(folder).isDirectoryNotContaining(each -> !each.equals(path));
  }

  @Test
  void itsFolderIsMade() {
    Path deep = folder.resolve("db/births/revisions.lock");

    assertThat(new LedgerFile(deep).write(List.of(adding(FIRST)))).isNull();
    assertThat(deep).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mine\n\nF\n # twice\nS\nF\n",
        "\uFEFFF\nS\n",
        "S  \n\t\nF\t\n",
        "    F\n",
        "F\n\n\n",
        "\uFEFF# BOM\n"
      })
  void aNewLineIsAppendedAndEveryOtherByteStays(String layout) throws IOException {
    String before = layout.replace("F", FIRST.line()).replace("S", SECOND.line());

    assertThat(written(before, adding(NEW))).isEqualTo(before + NEW.line() + "\n");
  }

  @Test
  void theLineEndsOfTheFileAreKept() throws IOException {
    assertThat(written(FIRST.line() + "\r\n", adding(NEW)))
        .isEqualTo(FIRST.line() + "\r\n" + NEW.line() + "\r\n");
  }

  @Test
  void aMissingLineEndIsSupplied() throws IOException {
    assertThat(written(FIRST.line(), adding(NEW)))
        .isEqualTo(FIRST.line() + "\n" + NEW.line() + "\n");
    assertThat(written(FIRST.line() + "\r\n" + SECOND.line(), adding(NEW)))
        .isEqualTo(FIRST.line() + "\r\n" + SECOND.line() + "\r\n" + NEW.line() + "\r\n");
  }

  @Test
  void anEntryIsReplacedWhereItStands() throws IOException {
    LedgerEntry renamed = FIRST.withClassName("shop.Renamed");
    String before = "\uFEFFF \r\n# between\r\nS\r\nF";
    String after = "\uFEFFR \r\n# between\r\nS\r\nR";

    assertThat(
            written(
                before.replace("F", FIRST.line()).replace("S", SECOND.line()),
                replacing(FIRST, renamed)))
        .isEqualTo(after.replace("R", renamed.line()).replace("S", SECOND.line()));
  }

  @Test
  void anEntryIsFoundHoweverItIsWritten() throws IOException {
    String before = FIRST.line().replace("\t", "  ").replace("30Z", "30.000Z") + "\n";

    assertThat(written(before, replacing(FIRST, SECOND))).isEqualTo(SECOND.line() + "\n");
  }

  @Test
  void anEntryThatGoesTakesItsLineWithIt() throws IOException {
    assertThat(
            written(
                "\uFEFF" + FIRST.line() + "\n# a\n" + SECOND.line() + "\n", replacing(FIRST, null)))
        .isEqualTo("\uFEFF# a\n" + SECOND.line() + "\n");
    assertThat(written(SECOND.line() + "\n" + FIRST.line(), replacing(FIRST, null)))
        .isEqualTo(SECOND.line() + "\n");
  }

  @Test
  void whatAnotherBuildWroteMeanwhileStays() throws IOException {
    String meanwhile = line("shop.Other", "d").line() + "\n" + NEW.line().replace("2020", "2021");

    assertThat(written(meanwhile + "\n", adding(NEW, SECOND)))
        .isEqualTo(meanwhile + "\n" + SECOND.line() + "\n");
  }

  @Test
  void nothingToWriteLeavesTheFileAlone() {
    assertThat(file.write(List.of(adding()))).isNull();
    assertThat(path).doesNotExist();
  }

  @Test
  void aLedgerThatBrokeMeanwhileIsNotMadeWorse() throws IOException {
    Files.writeString(path, "<<<<<<< HEAD\n");

    assertThat(told(file.write(List.of(adding(NEW)))))
        .contains("can't be written: it was changed during the compilation; compile again");
    assertThat(path).hasContent("<<<<<<< HEAD\n");
  }

  @Test
  void aLinkStaysALinkAndWhatItLeadsToIsWritten() throws IOException {
    Path real = Files.createDirectory(folder.resolve("elsewhere")).resolve("births");
    Files.writeString(real, FIRST.line() + "\n");
    Files.createSymbolicLink(path, real);

    assertThat(file.write(List.of(adding(NEW)))).isNull();

    assertThat(path).isSymbolicLink();
    assertThat(real).hasContent(FIRST.line() + "\n" + NEW.line() + "\n");
  }

  @Test
  void itsPermissionsStay() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no POSIX permissions");
    Files.writeString(path, FIRST.line());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));

    file.write(List.of(adding(NEW)));

    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
  }

  @Test
  void aFolderInItsPlaceIsToldWhenReadingAndWhenWriting() throws IOException {
    Files.createDirectory(path);

    assertThat(file.read().problems())
        .extracting(LedgerProblem::message)
        .containsExactly(Message.LEDGER_UNUSABLE);
    assertThat(told(file.read().problems().get(0)))
        .contains("the ledger " + path + " can't be read: it is a folder.")
        .contains("-Aretort.ledger.file=PATH");
    assertThat(told(file.write(List.of(adding(NEW)))))
        .contains("can't be written: it is a folder.");
  }

  @Test
  void aFileInItsFoldersPlaceIsTold() throws IOException {
    Path blocked = Files.createFile(folder.resolve("db"));

    LedgerFile below = new LedgerFile(blocked.resolve("revisions.lock"));

    assertThat(told(below.write(List.of(adding(NEW)))))
        .contains("can't be written: " + blocked + " is in the way, where a folder must be.");
  }

  @Test
  void whatIsNotUtf8IsTold() throws IOException {
    Files.write(path, FIRST.line().getBytes(StandardCharsets.UTF_16));

    assertThat(told(file.read().problems().get(0))).contains("can't be read: it is not UTF-8.");
  }

  @Test
  void aWriteProtectedLedgerIsToldAndStays() throws IOException {
    Files.writeString(path, FIRST.line());
    assertThat(path.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(path), "root may write everything");

    assertThat(told(file.write(List.of(adding(NEW)))))
        .contains("can't be written: it is write-protected.");
    assertThat(path).hasContent(FIRST.line());
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    written(FIRST.line(), adding(NEW), replacing(FIRST, SECOND));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }
}
