package dev.retort.processor.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The fields of classes and of objects. */
final class Fields {

  /** While a field is computed. */
  private static final Object NONE = new Object();

  private final Interpreter interpreter;
  private final Map<VariableElement, @Nullable Object> statics = new HashMap<>();

  Fields(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * Reads a field.
   *
   * @param receiver the object; null for a static field, and for one of {@code this}
   */
  @Nullable Object read(VariableElement field, @Nullable Object receiver, Tree tree, Frame frame) {
    Object constant = field.getConstantValue();
    if (constant != null) {
      return constant;
    } else if (isStatic(field)) {
      return ofClass(field, tree, frame);
    }
    Object holder =
        receiver != null ? receiver : interpreter.calls().selfOf(Sources.owner(field), frame);
    if (!(holder instanceof Instance instance)) {
      return holder instanceof Opaque
          ? holder
          : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    }
    String key = Instance.key(field);
    if (instance.fields().containsKey(key)) {
      return instance.fields().get(key);
    }
    return instance.isKnown()
        ? initial(field.asType())
        : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
  }

  private static @Nullable Object initial(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN
        ? (Object) false
        : type.getKind() == TypeKind.CHAR
            ? (Object) '\0'
            : type.getKind().isPrimitive() ? Conversions.to(0, type) : null;
  }

  /** Writes a field. */
  void write(
      VariableElement field,
      @Nullable Object receiver,
      @Nullable Object value,
      Tree tree,
      Frame frame) {
    if (isStatic(field)) {
      return; // is never read again as known: only final ones are
    }
    Object holder =
        receiver != null ? receiver : interpreter.calls().selfOf(Sources.owner(field), frame);
    if (holder instanceof Instance instance) {
      Opaque unsure = instance.isNew() ? null : interpreter.unsure();
      interpreter.changed(instance);
      instance.fields().put(Instance.key(field), unsure != null ? unsure : value);
    }
  }

  private @Nullable Object ofClass(VariableElement field, Tree tree, Frame frame) {
    Object before = statics.get(field);
    if (before != null && before != NONE) {
      return before;
    }
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return interpreter.opaque(
          frame, tree, Interpreter.quoted(tree) + " is not final, so its value may be another");
    }
    boolean isInItself = before == NONE || statics.containsKey(field);
    statics.put(field, NONE);
    Object value = isInItself ? NONE : computed(field, tree, frame);
    if (value == NONE || (value != null && isFilledElsewhere(field, value))) {
      value = interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    }
    statics.put(field, value);
    return value;
  }

  /** A collection that a static block, or whoever else, may put more into. */
  private boolean isFilledElsewhere(VariableElement field, Object value) {
    if (!NativeCalls.isMutable(value)) {
      return false;
    }
    boolean isEmpty =
        (value instanceof Collection<?> all && all.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    Sources.Declaration owner = interpreter.sources().declaration(Sources.owner(field));
    return isEmpty
        || (owner != null
            && owner.tree() instanceof ClassTree type
            && type.getMembers().stream()
                .anyMatch(each -> each instanceof BlockTree block && block.isStatic()));
  }

  private @Nullable Object computed(VariableElement field, Tree tree, Frame frame) {
    Object real = interpreter.natives().constant(field);
    if (real != null) {
      return real;
    }
    Sources.Declaration declaration = interpreter.sources().declaration(field);
    if (field.getKind() == ElementKind.ENUM_CONSTANT) {
      return constant(field, declaration, tree, frame);
    }
    ExpressionTree initializer =
        declaration != null && declaration.tree() instanceof VariableTree variable
            ? variable.getInitializer()
            : null;
    if (declaration == null || initializer == null) {
      return NONE;
    }
    boolean isOwn = interpreter.isOwn(field);
    Frame inside = new Frame(declaration.unit(), isOwn, null, null);
    return interpreter.enter(
        frame,
        tree,
        interpreter.mark(),
        isOwn,
        () -> Conversions.to(interpreter.eval(initializer, inside), field.asType()));
  }

  private Object constant(
      VariableElement field, Sources.@Nullable Declaration declaration, Tree tree, Frame frame) {
    TypeElement type = Sources.owner(field);
    int ordinal = constants(type).indexOf(field);
    if (declaration != null
        && declaration.tree() instanceof VariableTree variable
        && variable.getInitializer() instanceof com.sun.source.tree.NewClassTree creation) {
      return interpreter
          .creation()
          .constant(creation, declaration.unit(), field, ordinal, tree, frame);
    }
    return new Instance(type, null, field.getSimpleName().toString(), ordinal);
  }

  /** The constants of an enum, in order. */
  static java.util.List<VariableElement> constants(TypeElement type) {
    return javax.lang.model.util.ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
        .toList();
  }
}
