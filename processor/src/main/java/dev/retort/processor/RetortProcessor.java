package dev.retort.processor;

import com.google.auto.service.AutoService;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.source.LocalRevisions;
import dev.retort.processor.write.OutputWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
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
  private final Set<String> seen = new java.util.LinkedHashSet<>();
  private final Set<String> compiled = new java.util.LinkedHashSet<>();
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
    return Set.of(ModelReader.REVISION, "dev.retort.Allow");
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
  public synchronized void init(ProcessingEnvironment processingEnvironment) {
    super.init(processingEnvironment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    String lookedAt = "the options";
    try {
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
        lookedAt = compilation.lookingAt();
        compilation.compile(revisions);
        for (LocalRevisions.Found each :
            LocalRevisions.in(processingEnv, round.getRootElements())) {
          problems.add(Message.LOCAL_CLASS, new Position(each.around(), null, null), each.name());
        }
      }
      round.getRootElements().forEach(root -> compiled.add(root.toString()));
      if (round.processingOver() && compilation != null) {
        lookedAt = "the generated resources";
        compilation.finish(round.errorRaised(), compiled);
      }
    } catch (OutputWriter.NoOutputFolderException e) {
      problems.add(Message.NO_OUTPUT_FOLDER, Position.NOWHERE);
    } catch (java.io.IOException e) {
      problems.add(Message.OUTPUT_REFUSED, Position.NOWHERE, String.valueOf(e.getMessage()));
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      String at = compilation == null ? lookedAt : compilation.lookingAt();
      problems.add(Message.INTERNAL, Position.NOWHERE, at, described(e));
    }
    problems.reportTo(processingEnv.getMessager());
    return true;
  }

  /** What was thrown and where, in one line. */
  private static String described(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e + (trace.length == 0 ? "" : " at " + trace[0]);
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
