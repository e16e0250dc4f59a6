package dev.retort.processor;

import com.google.auto.service.AutoService;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.write.EarlierOutput;
import dev.retort.processor.write.OutputWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * What compilations without revisions need; for them the {@link RetortProcessor} is not called.
 *
 * <p>It knows the options (in test sources, say), where javac would otherwise warn that nobody
 * does, and {@code -Werror} would fail. And it takes what is generated for a revision back when the
 * last one of the module was deleted. Claims nothing.
 */
@AutoService(Processor.class)
public final class OptionsProcessor extends AbstractProcessor {

  private final CompiledModule module = new CompiledModule();
  private boolean anyRevision;

  /** For the compiler. */
  public OptionsProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Problems problems = new Problems();
    try {
      module.add(round);
      TypeElement annotation = processingEnv.getElementUtils().getTypeElement(ModelReader.REVISION);
      anyRevision |= annotation != null && !round.getElementsAnnotatedWith(annotation).isEmpty();
      if (round.processingOver() && !anyRevision && !round.errorRaised()) {
        takeBack(problems);
      }
    } catch (IOException e) {
      problems.add(Message.OUTPUT_REFUSED, Position.NOWHERE, InternalFailure.text(e));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      problems.add(
          Message.INTERNAL,
          Position.NOWHERE,
          "what an earlier compilation left",
          InternalFailure.textAndPlace(e));
    }
    problems.reportTo(processingEnv.getMessager());
    return false;
  }

  private void takeBack(Problems problems) throws IOException {
    EarlierOutput earlier = EarlierOutput.read(processingEnv.getFiler());
    ModelReader reader = new ModelReader(processingEnv);
    EarlierOutput.Rest rest = Leftovers.of(processingEnv, reader, earlier, Set.of());
    if (!rest.isAll()) {
      ProvidesCheck.check(
          processingEnv.getElementUtils(), module.of(processingEnv), Set.of(), rest, problems);
      if (!problems.hasErrors()) {
        new OutputWriter(processingEnv.getFiler(), processingEnv.getElementUtils())
            .finish(Map.of(), rest);
        Set<String> left = rest.indexes().keySet();
        ChainCompilation.forget(earlier, left, processingEnv.getFiler());
        if (left.isEmpty()) {
          EarlierOutput.delete(processingEnv.getFiler(), List.of(Review.SCHEMA));
        }
      }
    }
  }
}
