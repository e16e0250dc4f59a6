package dev.retort.processor.evaluate;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import dev.retort.processor.lint.Touch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Code that is not understood, what it may do with what it gets, and values that are not known. */
final class Unknowns {

  private static final int DEEPEST_VALUE = 6;

  private final Interpreter interpreter;

  Unknowns(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** A method that is not understood. */
  Opaque unknown(
      ExecutableElement method,
      @Nullable Object receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame) {
    Opaque given = opaqueIn(arguments);
    Remark.Kind kind = kind(method);
    Opaque why =
        given != null && kind == Remark.Kind.OPAQUE
            ? given
            : interpreter.opaque(
                frame,
                tree,
                kind,
                kind == Remark.Kind.NOT_REPEATABLE
                    ? Interpreter.quoted(tree) + " is another value each time the plan is recorded"
                    : Interpreter.valueOf(tree));
    List<@Nullable Object> all = new ArrayList<>(arguments);
    all.add(receiver);
    return unknown(why, all, tree, frame);
  }

  private Remark.Kind kind(ExecutableElement method) {
    boolean isZoned =
        method.getParameters().size() == 1
            && method.getParameters().get(0).asType().toString().equals("java.time.ZoneId");
    return Whitelist.kind(
        interpreter.natives().owner(method),
        method.getSimpleName().toString(),
        isZoned ? 0 : method.getParameters().size());
  }

  /** Values get into code that is not understood. */
  Opaque unknown(Opaque why, List<@Nullable Object> arguments, Tree tree, Frame frame) {
    arguments.forEach(argument -> escape(argument, why, tree, frame));
    return why;
  }

  /** A value gets into code that is not understood, which may do with it what it likes. */
  void escape(@Nullable Object value, Opaque why, Tree tree, Frame frame) {
    if (value == Recording.OPERATIONS) {
      interpreter
          .recording()
          .unknown(Touch.EVERYTHING, why, interpreter.sourceOf(frame, tree, interpreter.mark()));
    } else if (value instanceof Closure closure) {
      List<@Nullable Object> arguments = new ArrayList<>();
      if (closure.tree() instanceof LambdaExpressionTree lambda) {
        lambda.getParameters().forEach(parameter -> arguments.add(why));
      } else {
        if (closure.receiver() == Recording.OPERATIONS) {
          escape(closure.receiver(), why, tree, frame);
        }
        return;
      }
      interpreter.uncertainly(
          why,
          closure.frame(),
          closure.tree(),
          () -> interpreter.calls().function(closure, arguments, tree, frame));
    } else if (value instanceof Instance instance) {
      escape(instance, why, tree, frame);
    } else if (value instanceof Collection<?> || value instanceof Object[]) {
      Collection<?> all =
          value instanceof Collection<?> collection
              ? collection
              : List.of(nonNull((Object[]) value));
      all.forEach(each -> escape(each, why, tree, frame));
      if (NativeCalls.isMutable(value)) {
        interpreter.spoil(value, why);
      }
    } else if (value != null && NativeCalls.isMutable(value)) {
      interpreter.spoil(value, why);
    }
  }

  private static Object[] nonNull(@Nullable Object[] values) {
    return Arrays.stream(values).filter(each -> each != null).toArray();
  }

  private void escape(Instance instance, Opaque why, Tree tree, Frame frame) {
    Frame scope = instance.scope();
    boolean reaches = instance.fields().containsValue(Recording.OPERATIONS);
    for (Frame at = scope; at != null && !reaches; at = at.outer()) {
      reaches = at.locals().values().stream().anyMatch(each -> each == Recording.OPERATIONS);
    }
    if (reaches) {
      escape(Recording.OPERATIONS, why, tree, frame);
    }
  }

  /** Something in a value that is not known, however deep; null when all is. */
  @Nullable Opaque opaqueIn(@Nullable Object value) {
    Set<Opaque> found = Collections.newSetFromMap(new IdentityHashMap<>());
    find(value, found, DEEPEST_VALUE);
    return found.stream().min(Comparator.comparing(Opaque::kind)).orElse(null);
  }

  List<Opaque> allOpaqueIn(@Nullable Object value) {
    Set<Opaque> found = Collections.newSetFromMap(new IdentityHashMap<>());
    find(value, found, DEEPEST_VALUE);
    return List.copyOf(found);
  }

  private void find(@Nullable Object value, Set<Opaque> found, int depth) {
    if (value == null || depth == 0 || value instanceof String || Conversions.isBoxed(value)) {
      return;
    }
    if (value instanceof Opaque opaque) {
      found.add(opaque);
    } else if (interpreter.isSpoilt(value)) {
      found.add(Objects.requireNonNull(interpreter.spoiltBy(value)));
    } else if (value instanceof Object[] array) {
      for (Object each : array) {
        find(each, found, depth - 1);
      }
    } else if (value instanceof Collection<?> collection) {
      collection.forEach(each -> find(each, found, depth - 1));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> find(each, found, depth - 1));
    } else if (value instanceof Instance instance) {
      instance.fields().values().forEach(each -> find(each, found, depth - 1));
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      find(optional.get(), found, depth - 1);
    }
  }
}
