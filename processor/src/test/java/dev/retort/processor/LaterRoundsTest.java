package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions that another processor generates come in a later round. */
class LaterRoundsTest {

  @TempDir Path folder;

  @Test
  void aGeneratedRevisionJoinsTheChainAndMayBeFollowed() {
    Compilation compilation =
        new Compilation(folder)
            .revision("First", "message = \"first\"")
            .revision("Third", "message = \"third\", down = Made.class");

    for (String message : new String[] {"made", "made", "made otherwise"}) {
      assertThat(compile(compilation, message).messages()).isEmpty();

      Map<String, String> generated = compilation.generated();
      generated.keySet().removeIf(name -> name.endsWith(".java"));
      assertThat(String.join("", generated.values()))
          .contains("\tshop.First\t\t", "\tshop.Made\tshop.First\t", "\tshop.Third\tshop.Made\t")
          .contains("\t" + message + "\n");
      try (Application application = new Application(compilation.classes())) {
        application.load().apply();
        assertThat(application.tables()).containsExactlyInAnyOrder("first", "made", "third");
      }
    }
    assertThat(compilation.ledger()).hasSize(3);
  }

  private static Compilation.Result compile(Compilation compilation, String message) {
    RetortProcessor retort =
        new RetortProcessor(
            java.time.Clock.fixed(Compilation.NOON, java.time.ZoneOffset.UTC), Map.of());
    return compilation.compile(compilation.files(), new Both(retort, new Maker(message)));
  }

  /** Two processors as one. */
  private static final class Both extends AbstractProcessor {

    private final RetortProcessor retort;
    private final Maker maker;

    Both(RetortProcessor retort, Maker maker) {
      this.retort = retort;
      this.maker = maker;
    }

    @Override
    public synchronized void init(javax.annotation.processing.ProcessingEnvironment environment) {
      super.init(environment);
      retort.init(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return retort.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return retort.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      maker.make(processingEnv);
      return retort.process(annotations, round);
    }
  }

  /** Makes the revision {@code Made} in the first round. */
  private static final class Maker {

    private final String message;
    private boolean made;

    Maker(String message) {
      this.message = message;
    }

    void make(javax.annotation.processing.ProcessingEnvironment environment) {
      if (!made) {
        made = true;
        try (Writer source = environment.getFiler().createSourceFile("shop.Made").openWriter()) {
          source.write(
              Compilation.revisionSource(
                  "shop", "Made", "message = \"" + message + "\", down = First.class"));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
