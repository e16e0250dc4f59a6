package dev.retort.processor;

import com.google.auto.service.AutoService;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.GeneratedFactories;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.source.LocalRevisions;
import dev.retort.processor.write.OutputWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the chain of revisions.
 *
 * <p>It looks at all of a module's revisions together (Gradle calls that aggregating), and so
 * declares no incremental support: a change compiles the module whole, and nothing is lost.
 */
@AutoService(Processor.class)
public final class RetortProcessor extends AbstractProcessor {

  private final Clock clock;
  private final Map<String, String> environment;
  private final Problems problems = new Problems();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> compiled = new LinkedHashSet<>();
  private final CompiledModule module = new CompiledModule();
  private @Nullable ChainCompilation compilation;

  /** For the compiler. */
  public RetortProcessor() {
    this(Clock.systemUTC(), System.getenv());
  }

  /**
   * For tests.
   *
   * @param clock tells when revisions are born
   * @param environment the environment variables
   */
  RetortProcessor(Clock clock, Map<String, String> environment) {
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // Ours to claim, all of them: javac warns of an annotation that nobody claims.
    return Set.of(ModelReader.REVISION, ModelReader.ALLOW, GeneratedFactories.GENERATED);
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
    try {
      module.add(round);
      List<TypeElement> revisions = revisions(round);
      if (!revisions.isEmpty()) {
        if (compilation == null) {
          compilation =
              new ChainCompilation(
                  processingEnv,
                  Options.read(processingEnv.getOptions(), environment, problems),
                  clock,
                  problems);
        }
        compilation.compile(revisions);
        for (LocalRevisions.Found each :
            LocalRevisions.in(processingEnv, round.getRootElements())) {
          problems.add(Message.LOCAL_CLASS, new Position(each.around(), null, null), each.name());
        }
      }
      round.getRootElements().forEach(root -> compiled.add(root.toString()));
      if (round.processingOver() && compilation != null) {
        compilation.finish(round.errorRaised(), compiled, module.of(processingEnv));
      }
    } catch (OutputWriter.NoOutputFolderException e) {
      problems.add(Message.NO_OUTPUT_FOLDER, Position.NOWHERE);
    } catch (IOException e) {
      problems.add(Message.OUTPUT_REFUSED, Position.NOWHERE, InternalFailure.text(e));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      String at = compilation == null ? "the options" : compilation.lookingAt();
      problems.add(Message.INTERNAL, Position.NOWHERE, at, InternalFailure.textAndPlace(e));
    }
    problems.reportTo(processingEnv.getMessager());
    return true;
  }

  /** The revisions that no earlier round had; by name, whatever the order of files. */
  private List<TypeElement> revisions(RoundEnvironment round) {
    List<TypeElement> revisions = new ArrayList<>();
    TypeElement annotation = processingEnv.getElementUtils().getTypeElement(ModelReader.REVISION);
    if (annotation != null) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        if (element instanceof TypeElement type && seen.add(type.getQualifiedName().toString())) {
          revisions.add(type);
        }
      }
    }
    revisions.sort(Comparator.comparing(type -> type.getQualifiedName().toString()));
    return revisions;
  }
}
