package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users with {@code -Xlint:all -Werror} hear nothing from us that they can't turn off. */
class QuietTest {

  private static final String[] OPTIONS = {
    "-Xlint:all",
    "-Werror",
    "-Aretort.zone=UTC",
    "-Aretort.id={year}_{rev}_{slug}",
    "-Aretort.ledger.file=revisions.lock"
  };

  @TempDir Path folder;

  @Test
  void withoutRevisionsTheOptionsAreKnownAllTheSame() {
    assertThat(compilation().source("package app; class Other {}").compile().messages()).isEmpty();
  }

  @Test
  void withAnAllowAloneItIsClaimed() {
    assertThat(
            compilation()
                .source(
                    """
                    package app;
                    class Other {
                      @dev.retort.Allow(value = "MF03", because = "of the test")
                      void method() {}
                    }
                    """)
                .compile()
                .messages())
        .isEmpty();
  }

  @Test
  void withRevisionsOnlyTheirErrorsAreHeard() {
    assertThat(
            compilation()
                .revision("First", "message = \"first\"")
                .revision("Second", "message = \"second\", down = First.class")
                .compile()
                .messages())
        .isEmpty();
  }

  /**
   * That javac calls a class it finds twice "already existing" is its own, and can be turned off.
   */
  @Test
  void overEarlierOutputTheGeneratedClassIsNoWarningOfOurs() {
    Compilation compilation =
        compilation()
            .revision("First", "message = \"first\"")
            .withoutOption("-Xlint:all")
            .options("-Xlint:all,-processing");
    compilation.compile();

    assertThat(compilation.compile().messages()).isEmpty();
  }

  @Test
  void nobodysAnnotationsAreClaimedButOurOwn() {
    RetortProcessor processor = new RetortProcessor();
    assertThat(processor.getSupportedAnnotationTypes())
        .isEqualTo(Set.of("dev.retort.Revision", "dev.retort.Allow", "dev.retort.spi.Generated"));
    assertThat(new OptionsProcessor().getSupportedAnnotationTypes()).isEqualTo(Set.of("*"));
  }

  @Test
  void anOptionThatDoesNotExistIsAnErrorThatListsThoseThatDo() {
    assertThat(
            new Compilation(folder)
                .revision("First", "message = \"first\"")
                .options("-Aretort.legder=off")
                .compile()
                .retort())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error: [retort:OP01 unknown-option] there is no option -Aretort.legder.")
        .contains("-Aretort.id, -Aretort.ledger, -Aretort.ledger.file, -Aretort.opaque");
  }

  private Compilation compilation() {
    return new Compilation(folder).options(OPTIONS);
  }
}
