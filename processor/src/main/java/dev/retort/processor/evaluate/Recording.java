package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import dev.retort.op.Database;
import dev.retort.op.JavaStep;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.ScriptFiles;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.lint.Touch;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** The steps that calls of the {@code Operations} object come to, and what is to be told. */
final class Recording {

  /** Stands for the {@code Operations} that a migration is given. */
  static final Object OPERATIONS =
      new Object() {
        @Override
        public String toString() {
          return "the Operations";
        }
      };

  private static final Set<String> OF_ROWS =
      Set.of("insert", "bulkInsert", "update", "delete", "backfill");

  private static final Set<String> OF_NOTHING =
      Set.of("timeouts", "run", "reverseUpgrade", "irreversible");

  private static final JavaStep UNSEEN = connection -> {};

  private final Interpreter interpreter;
  private final ScriptFiles files;
  private final Set<Remark> remarks = new LinkedHashSet<>();
  private List<Step> steps = new ArrayList<>();

  Recording(Interpreter interpreter, ScriptFiles files) {
    this.interpreter = interpreter;
    this.files = files;
  }

  List<Step> steps() {
    return steps;
  }

  List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  /** Where to come back to with {@link #undo}. */
  record Mark(List<Step> steps, Set<Remark> remarks) {}

  Mark mark() {
    return new Mark(new ArrayList<>(steps), new LinkedHashSet<>(remarks));
  }

  /** Forgets what was recorded since. */
  void undo(Mark mark) {
    steps.clear();
    steps.addAll(mark.steps());
    remarks.clear();
    remarks.addAll(mark.remarks());
  }

  /** Calls a method of {@code Operations}. */
  @Nullable Object call(
      ExecutableElement method, List<@Nullable Object> arguments, Tree at, Frame frame, int mark) {
    String name = method.getSimpleName().toString();
    Source source = interpreter.sourceOf(frame, at, mark);
    Executable real = interpreter.natives().raw(method, name);
    if (real == null || !real.getDeclaringClass().equals(Operations.class)) {
      unknown(Touch.EVERYTHING, interpreter.opaque(frame, at, Interpreter.valueOf(at)), source);
      return null;
    }
    if (name.equals("on")) {
      on(arguments, at, frame, source);
      return null;
    }
    List<@Nullable Object> known = new ArrayList<>(arguments);
    if (name.equals("run")) {
      known.set(1, UNSEEN);
    }
    Opaque opaque = interpreter.unknowns().opaqueIn(known);
    if (opaque != null) {
      if (name.equals("hasScript")) {
        return opaque;
      }
      interpreter.unknowns().allOpaqueIn(known).forEach(this::remark);
      unknown(touch(name, arguments), opaque, source);
      return null;
    }
    return record(real, known, at, frame, source);
  }

  private @Nullable Object record(
      Executable real, List<@Nullable Object> arguments, Tree at, Frame frame, Source source) {
    String name = real.getName();
    try {
      List<@Nullable Object> given = Boundary.toVocabulary(interpreter, real, arguments, at, frame);
      List<@Nullable Object> result = new ArrayList<>();
      List<Operation> recorded =
          Operations.record(
              operations -> {
                try {
                  result.add(Natives.call(real, operations, given));
                } catch (InvocationTargetException e) {
                  throw e.getCause() instanceof RuntimeException cause
                      ? cause
                      : new IllegalStateException(e);
                }
              },
              files);
      recorded.forEach(operation -> steps.add(new Step.Change(operation, source)));
      return result.get(0);
    } catch (IllegalArgumentException e) {
      boolean isAbsent = name.equals("executeScript") && isAbsent(arguments);
      Opaque refused =
          isAbsent
              ? interpreter.opaque(frame, at, Boundary.text(e))
              : refused(frame, at, Boundary.text(e));
      unknown(touch(name, arguments), refused, source);
    } catch (NotKnown e) {
      unknown(touch(name, arguments), e.opaque(), source);
    } catch (RuntimeException e) {
      unknown(
          touch(name, arguments),
          interpreter.opaque(frame, at, Interpreter.quoted(at) + " throws " + e),
          source);
    }
    return null;
  }

  /** A build may put the file beside the classes later than it compiles: not the user's mistake. */
  private boolean isAbsent(List<@Nullable Object> arguments) {
    boolean[] found = new boolean[1];
    if (arguments.get(0) instanceof String file) {
      Operations.record(operations -> found[0] = operations.hasScript(file), files);
    }
    return !found[0];
  }

  /** {@code hasScript}, for {@code SqlMigration}. */
  boolean hasScript(String file) {
    return !isAbsent(List.of(file));
  }

  /** Records one operation that no call of a body says. */
  void record(Operation operation, Source source) {
    steps.add(new Step.Change(operation, source));
  }

  private void on(List<@Nullable Object> arguments, Tree at, Frame frame, Source source) {
    Object body = arguments.get(1);
    if (arguments.get(0) instanceof Database database) {
      List<Step> outer = steps;
      List<Step> inner = new ArrayList<>();
      steps = inner;
      try {
        if (body == null || body instanceof Opaque) {
          unknown(
              Touch.EVERYTHING,
              body instanceof Opaque opaque
                  ? opaque
                  : interpreter.opaque(frame, at, Interpreter.valueOf(at)),
              source);
        } else {
          interpreter.calls().function(body, List.of(), at, frame);
        }
      } finally {
        steps = outer;
      }
      steps.add(new Step.On(database, inner, source));
    } else {
      Opaque why =
          arguments.get(0) instanceof Opaque opaque
              ? opaque
              : interpreter.opaque(frame, at, Interpreter.valueOf(at));
      interpreter.unknowns().escape(body, why, at, frame);
    }
  }

  /** The vocabulary refuses a call: an error, if the call is sure to happen. */
  Opaque refused(Frame frame, Tree at, String text) {
    if (interpreter.isUncertain()) {
      return interpreter.opaque(frame, at, text);
    }
    Opaque refused = interpreter.told(frame, at, Remark.Kind.REFUSED, text);
    remarks.add(new Remark(Remark.Kind.REFUSED, text, refused.at()));
    return refused;
  }

  /** A step that is not understood. */
  void unknown(Touch touch, Opaque why, Source source) {
    steps.add(new Step.Unknown(touch, why.why(), source));
    remark(why);
  }

  private void remark(Opaque why) {
    if (!why.isTold()) {
      remarks.add(new Remark(why.kind(), why.why(), why.at()));
    }
  }

  /** What code records of which it is not known whether it runs is one step not understood. */
  void uncertainly(Opaque why, Source source, Runnable code) {
    List<Step> outer = steps;
    List<Step> inner = new ArrayList<>();
    steps = inner;
    try {
      code.run();
    } finally {
      steps = outer;
      if (!inner.isEmpty()) {
        unknown(touch(inner), why, source);
      }
    }
  }

  /** What a call of which not everything is known may touch. */
  private static Touch touch(String name, List<@Nullable Object> arguments) {
    if (OF_ROWS.contains(name) || OF_NOTHING.contains(name)) {
      return Touch.NOTHING;
    }
    if (name.startsWith("execute")
        || name.equals("renameTable")
        || !(arguments.get(0) instanceof String first)) {
      return Touch.EVERYTHING;
    }
    try {
      return Touch.of(QualifiedName.of(first));
    } catch (IllegalArgumentException noName) {
      return Touch.EVERYTHING;
    }
  }

  private static Touch touch(List<Step> steps) {
    Set<QualifiedName> objects = new HashSet<>();
    boolean everything = false;
    for (Step step : steps) {
      Touch touch = touch(step);
      everything |= touch.everything();
      objects.addAll(touch.objects());
    }
    return everything ? Touch.EVERYTHING : new Touch(false, objects);
  }

  private static Touch touch(Step step) {
    if (step instanceof Step.Unknown unknown) {
      return unknown.touch();
    } else if (step instanceof Step.On on) {
      return touch(on.steps());
    }
    return touch(((Step.Change) step).operation());
  }

  private static Touch touch(Operation operation) {
    if (operation instanceof Operation.RenameTable rename) {
      return new Touch(false, Set.of(rename.table(), rename.table().withName(rename.newName())));
    } else if (operation instanceof Operation.TableChange change) {
      return Touch.of(change.table());
    } else if (operation instanceof Operation.ObjectChange change) {
      return Touch.of(change.name());
    }
    return operation instanceof Operation.Execute
            || operation instanceof Operation.ExecuteScript
            || operation instanceof Operation.ReverseUpgrade
        ? Touch.EVERYTHING
        : Touch.NOTHING;
  }
}
