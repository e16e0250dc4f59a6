package dev.retort.processor.source;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Does something when the compiler begins to look at bodies: all classes are known by then, the
 * generated ones too, and no class has been translated, so that each still has its body.
 *
 * <p>In the rounds before, asking for what a body means would make javac attribute classes whose
 * names are not all there, and forget some of the user's own errors.
 */
public final class FirstAnalysis {

  private FirstAnalysis() {}

  /**
   * Does something at that moment, once; never where the compiler does not come so far.
   *
   * @param action throws nothing
   * @return false on a compiler that does not tell
   */
  public static boolean whenItStarts(ProcessingEnvironment environment, Runnable action) {
    try {
      Listener.add(environment, action);
      return true;
    } catch (LinkageError | IllegalArgumentException notJavac) {
      return false;
    }
  }

  /** A class of its own, so that a compiler without trees never loads it. */
  private static final class Listener implements TaskListener {

    private final Runnable action;
    private boolean isDone;

    private Listener(Runnable action) {
      this.action = action;
    }

    static void add(ProcessingEnvironment environment, Runnable action) {
      Javac.task(environment).addTaskListener(new Listener(action));
    }

    @Override
    public void started(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.ANALYZE && !isDone) {
        isDone = true;
        action.run();
      }
    }
  }
}
