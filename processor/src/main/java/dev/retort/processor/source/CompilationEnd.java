package dev.retort.processor.source;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Does something at the very end of a compilation, if nothing was wrong with it.
 *
 * <p>When annotation processing is over, javac has not looked at a single body. What it finds there
 * shows in what it leaves undone: a class that was analyzed but never generated. Where it analyzed
 * none at all, either a name could not be resolved, or it was only to process annotations.
 */
public final class CompilationEnd {

  private CompilationEnd() {}

  /**
   * Does something if the compilation succeeds; on a compiler that does not tell, at once.
   *
   * @param compiled the canonical names of the top-level classes that the compiler was given
   */
  public static void ifSucceeded(
      ProcessingEnvironment environment, Set<String> compiled, Runnable action) {
    try {
      Listener.add(environment, compiled, action);
    } catch (LinkageError | IllegalArgumentException notJavac) {
      action.run();
    }
  }

  /** A class of its own, so that a compiler without trees never loads it. */
  private static final class Listener implements TaskListener {

    private final ProcessingEnvironment environment;
    private final Set<String> compiled;
    private final Runnable action;
    private final Set<String> unfinished = new HashSet<>();
    private boolean analyzed;

    private Listener(ProcessingEnvironment environment, Set<String> compiled, Runnable action) {
      this.environment = environment;
      this.compiled = compiled;
      this.action = action;
    }

    static void add(ProcessingEnvironment environment, Set<String> compiled, Runnable action) {
      Javac.task(environment).addTaskListener(new Listener(environment, compiled, action));
    }

    @Override
    public void started(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.ANALYZE) {
        analyzed = true;
        String name = name(event);
        if (compiled.contains(name)) {
          unfinished.add(name);
        }
      }
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.GENERATE) {
        unfinished.remove(name(event));
      } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
        boolean succeeded =
            analyzed ? unfinished.isEmpty() : !UnresolvedNames.anyIn(environment, compiled);
        if (succeeded) {
          action.run();
        }
      }
    }

    private static String name(TaskEvent event) {
      TypeElement type = event.getTypeElement();
      return type == null ? "" : type.getQualifiedName().toString();
    }
  }
}
