package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revisions that name classes which are gone, are no revisions, or do not compile. */
class ReferencesTest {

  @TempDir private Path module;

  private Compilation chain() {
    Compilation shop =
        new Compilation(module)
            .revision("First", "message = \"a\"")
            .revision("Second", "message = \"b\", down = First.class")
            .revision("Third", "message = \"c\", down = Second.class");
    assertThat(shop.compile().messages()).isEmpty();
    return shop;
  }

  @Test
  void aClassFileThatFollowsOneThatIsGoneIsToldOnce() {
    Compilation shop = chain().gone("First");

    Result result = shop.compileOnly("Third.java");

    assertThat(result.success()).isFalse();
    assertThat(result.messages()).isEqualTo(result.of(Message.GONE)).hasSize(1);
    assertThat(result.messages().get(0))
        .contains("Second names shop.First in down, but that class is gone")
        .contains("Restore it, or compile Second with another down.");
    assertThat(shop.ledger()).hasSize(3);
  }

  @Test
  void aSourceThatFollowsOneThatIsGoneIsToldByJavacAndByTheLedger() {
    Result result = chain().gone("First").compileOnly("Second.java");

    assertThat(result.messages()).hasSize(2);
    assertThat(result.messages().get(0)).contains("cannot find symbol").contains("class First");
    assertThat(result.of(Message.FOLLOWED_BUT_GONE)).hasSize(1);
  }

  @Test
  void aClassThatNeverWasIsJavacsToTell() {
    Result result =
        new Compilation(module)
            .revision("First", "message = \"a\", down = {Nope.class, nope.Nope.class}")
            .compile();

    assertThat(result.messages()).hasSize(2).allMatch(text -> !text.contains("retort"));
  }

  @Test
  void aClassFileThatLostItsAnnotationIsNotCalledGone() {
    Compilation shop = chain();
    shop.source(
        """
        package shop;
        public final class First implements dev.retort.Migration {
          @Override public void upgrade(dev.retort.op.Operations op) {}
        }
        """);
    shop.revision("Base", "message = \"base\"");

    Result result = shop.compileOnly("First.java", "Base.java");

    assertThat(result.messages()).isEqualTo(result.of(Message.DOWN_WITHOUT_REVISION)).hasSize(1);
    assertThat(result.messages().get(0)).contains("Second names shop.First in down");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "in its body|@Override public void upgrade(Operations op) { int i = \"s\"; }",
        "in its syntax|@Override public void upgrade(Operations op) {",
        "in a signature|@Override public void upgrade(Operations op) {} Nope nope() { return null; }"
      })
  void ofARevisionThatDoesNotCompileOnlyJavacSpeaks(String where, String body) {
    Result result =
        new Compilation(module)
            .source(
                "package shop; import dev.retort.*; import dev.retort.op.Operations;"
                    + "@Revision(message = \"a\") public class First implements Migration {"
                    + body
                    + "}")
            .revision("Second", "message = \"b\", down = First.class")
            .compile();

    assertThat(result.success()).isFalse();
    assertThat(result.retort()).isEmpty();
  }

  @Test
  void aSupertypeThatDoesNotCompileMayBeTheMigration() {
    Result result =
        new Compilation(module)
            .source("package shop; abstract class Base extends Nope {}")
            .source(
                "package shop; @dev.retort.Revision(message = \"a\") class First extends Base {}")
            .compile();

    assertThat(result.messages()).singleElement().asString().contains("cannot find symbol");
  }

  @Test
  void aSupertypeWhoseClassFileIsGoneIsNoFailureOfOurs() throws IOException {
    Compilation shop =
        new Compilation(module)
            .source("package shop; abstract class Root implements dev.retort.Migration {}")
            .source("package shop; abstract class Base extends Root {}")
            .source(
                "package shop; @dev.retort.Revision(message = \"a\") class First extends Base {"
                    + "@Override public void upgrade(dev.retort.op.Operations op) {} }");
    assertThat(shop.compile().messages()).isEmpty();
    Files.delete(module.resolve("target/classes/shop/Root.class"));

    Result result = shop.compileOnly("First.java");

    assertThat(result.success()).isFalse();
    assertThat(result.retort()).isEmpty();
    assertThat(result.messages()).anyMatch(text -> text.contains("shop.Root"));
  }

  @Test
  void theMergeRevisionThatAForkOffersCompilesWhenItIsPasted() {
    Compilation shop =
        chain()
            .blindToItsOutput()
            .revision("Email", "message = \"d\", down = First.class")
            .source(
                Compilation.revisionSource(
                    "store", "Mail", "message = \"e\", down = shop.Email.class"));

    String fork = shop.compile().of(Message.FORK).get(0);

    List<String> lines = fork.lines().map(String::strip).toList();
    String pasted =
        lines
            .subList(
                lines.indexOf(
                    "@Revision(message = \"merge\", down = {Third.class, store.Mail.class})"),
                lines.size() - 1)
            .stream()
            .collect(Collectors.joining("\n"));
    shop.source("package shop;\nimport dev.retort.*;\nimport dev.retort.op.Operations;\n" + pasted);
    assertThat(shop.compile().messages()).isEmpty();
    assertThat(shop.ledger()).hasSize(6).last().asString().contains("_merge\tshop.MergeMail\t");
  }

  @Test
  void theOtherWayThatAForkOffersCompilesToo() {
    Compilation shop =
        chain().blindToItsOutput().revision("Email", "message = \"d\", down = First.class");

    String fork = shop.compile().of(Message.FORK).get(0);

    assertThat(fork).startsWith("Email.java:").contains("(down = Third.class)");
    shop.revision("Email", "message = \"d\", down = Third.class");
    assertThat(shop.compile().messages()).isEmpty();
  }
}
