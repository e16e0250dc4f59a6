package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retort.op.ScriptFiles;
import dev.retort.processor.lint.Step;
import dev.retort.processor.lint.Touch;
import dev.retort.processor.source.Javac;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what revisions do without running them: it goes through the trees of their methods with
 * real values, calls the real vocabulary, and says what is known only when they run.
 *
 * <p>Only for javac, and only from its first {@code started(ANALYZE)} event on: in the rounds of
 * annotation processing, asking for the meaning of a body makes javac lose errors of the user's.
 */
public final class Evaluator {

  private final Sources sources;
  private final Natives natives;
  private final Elements elements;
  private final Types types;
  private final Function<? super TypeElement, ? extends ScriptFiles> files;
  private final Limits limits;

  /** The methods of {@code Migration}, once one was asked for. */
  private final Map<String, @Nullable ExecutableElement> methods = new HashMap<>();

  private Evaluator(
      Trees trees,
      ProcessingEnvironment environment,
      Function<? super TypeElement, ? extends ScriptFiles> files,
      Limits limits) {
    this.sources = new Sources(trees);
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.natives = new Natives(elements, types);
    this.files = files;
    this.limits = limits;
  }

  /**
   * An evaluator for one compilation.
   *
   * @param files reads the {@code .sql} files beside a revision's class
   * @throws IllegalArgumentException on a compiler without trees
   * @throws LinkageError on a compiler without trees
   */
  public static Evaluator of(
      ProcessingEnvironment environment,
      Function<? super TypeElement, ? extends ScriptFiles> files,
      Limits limits) {
    return new Evaluator(Javac.trees(environment), environment, files, limits);
  }

  /** What the methods of a revision come to. Throws nothing: what fails is not understood. */
  public Evaluation evaluate(TypeElement revision) {
    Set<Remark> remarks = new LinkedHashSet<>();
    List<Step> upgrade = steps(revision, "upgrade", remarks);
    List<Step> downgrade = steps(revision, "downgrade", remarks);
    return new Evaluation(
        upgrade == null ? List.of() : upgrade,
        downgrade,
        new ArrayList<>(remarks),
        new ClassSource(revision));
  }

  private @Nullable List<Step> steps(TypeElement revision, String name, Set<Remark> remarks) {
    Interpreter interpreter =
        new Interpreter(sources, natives, elements, types, limits, revision, files.apply(revision));
    Recording recording = interpreter.recording();
    try {
      ExecutableElement declared = methods.computeIfAbsent(name, this::method);
      ExecutableElement method =
          declared == null ? null : new Dispatch(interpreter).implementation(revision, declared);
      if (declared == null || declared.equals(method)) {
        return null;
      }
      TreePath path = sources.trees().getPath(revision);
      if (method == null || path == null) {
        return List.of(
            new Step.Unknown(
                Touch.EVERYTHING, "its code is not compiled now", interpreter.classSource()));
      }
      run(interpreter, path, method);
    } catch (Thrown e) {
      recording.unknown(Touch.EVERYTHING, e.opaque(), interpreter.classSource());
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      recording.unknown(
          Touch.EVERYTHING, notUnderstood(interpreter, name), interpreter.classSource());
    }
    remarks.addAll(recording.remarks());
    return recording.steps();
  }

  private static Opaque notUnderstood(Interpreter interpreter, String name) {
    return new Opaque(
        Remark.Kind.OPAQUE,
        "what " + name + " does is too much to be understood",
        interpreter.classSource().at(null),
        false);
  }

  private void run(Interpreter interpreter, TreePath path, ExecutableElement method) {
    TreePath unit = new TreePath(path.getCompilationUnit());
    Tree type = path.getLeaf();
    Frame outside = new Frame(unit, false, null, null);
    Instance self = interpreter.creation().self(interpreter.revision(), outside, type);
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(Recording.OPERATIONS);
    Object unused =
        interpreter.calls().onInstance(method, self, arguments, type, outside, interpreter.mark());
  }

  private @Nullable ExecutableElement method(String name) {
    TypeElement element = elements.getTypeElement("dev.retort.Migration");
    return element == null
        ? null
        : ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .filter(each -> each.getSimpleName().contentEquals(name))
            .findFirst()
            .orElse(null);
  }
}
