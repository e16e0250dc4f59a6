package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import dev.retort.op.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Which code a call on an object of the compilation gets to, and what has no code in source. */
final class Dispatch {

  private static final String MIGRATION = "dev.retort.Migration";
  private static final String SQL_MIGRATION = "dev.retort.SqlMigration";

  private record Key(TypeElement type, ExecutableElement method) {}

  private final Interpreter interpreter;
  private final Map<Key, @Nullable ExecutableElement> implementations = new HashMap<>();

  Dispatch(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** The method that a class has for one that is called on it; null when it has none. */
  @Nullable ExecutableElement implementation(TypeElement type, ExecutableElement method) {
    Key key = new Key(type, method);
    if (!implementations.containsKey(key)) {
      implementations.put(key, find(type, method));
    }
    return implementations.get(key);
  }

  private @Nullable ExecutableElement find(TypeElement type, ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return method;
    }
    List<TypeElement> interfaces = new ArrayList<>();
    for (TypeElement at = type; at != null; at = element(at.getSuperclass())) {
      ExecutableElement found = declared(at, method, type);
      if (found != null && !found.getModifiers().contains(Modifier.ABSTRACT)) {
        return found;
      }
      at.getInterfaces().forEach(each -> add(element(each), interfaces));
    }
    Deque<TypeElement> open = new ArrayDeque<>(interfaces);
    ExecutableElement best = null;
    while (!open.isEmpty()) {
      TypeElement at = open.remove();
      ExecutableElement found = declared(at, method, type);
      if (found != null
          && found.isDefault()
          && (best == null || isBelow(at, Sources.owner(best)))) {
        best = found;
      }
      at.getInterfaces().forEach(each -> add(element(each), open));
    }
    return best;
  }

  private static void add(@Nullable TypeElement type, java.util.Collection<TypeElement> types) {
    if (type != null) {
      types.add(type);
    }
  }

  private boolean isBelow(TypeElement type, TypeElement other) {
    return interpreter
        .types()
        .isSubtype(
            interpreter.types().erasure(type.asType()),
            interpreter.types().erasure(other.asType()));
  }

  private @Nullable ExecutableElement declared(
      TypeElement in, ExecutableElement method, TypeElement type) {
    for (ExecutableElement each : ElementFilter.methodsIn(in.getEnclosedElements())) {
      if (each.equals(method)
          || (each.getSimpleName().equals(method.getSimpleName())
              && each.getParameters().size() == method.getParameters().size()
              && interpreter.elements().overrides(each, method, type))) {
        return each;
      }
    }
    return null;
  }

  private @Nullable TypeElement element(TypeMirror type) {
    return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
  }

  /** A method of {@code Object}. */
  @Nullable ExecutableElement objectMethod(String name) {
    TypeElement object = interpreter.elements().getTypeElement("java.lang.Object");
    return object == null
        ? null
        : ElementFilter.methodsIn(object.getEnclosedElements()).stream()
            .filter(each -> each.getSimpleName().contentEquals(name))
            .findFirst()
            .orElse(null);
  }

  /** The one abstract method of the interfaces of a class; null when it is not one. */
  @Nullable ExecutableElement single(TypeElement type) {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeMirror each : type.getInterfaces()) {
      TypeElement of = element(each);
      if (of != null) {
        ElementFilter.methodsIn(interpreter.elements().getAllMembers(of)).stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .filter(method -> Sources.owner(method).getKind() == ElementKind.INTERFACE)
            .forEach(found::add);
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  /** What the compiler or a jar of ours has the code of. */
  @Nullable Object builtIn(
      ExecutableElement method,
      Instance receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    String owner = interpreter.natives().owner(method);
    String name = method.getSimpleName().toString();
    if (!arguments.isEmpty() && arguments.get(0) == Recording.OPERATIONS) {
      if (owner.equals(MIGRATION) && name.equals("downgrade")) {
        record(new Operation.ReverseUpgrade(), tree, frame, mark);
        return null;
      } else if (owner.equals(SQL_MIGRATION)) {
        return sqlFile(name.equals("upgrade"), receiver, tree, frame, mark);
      }
    }
    Object known =
        switch (name) {
          case "toString" -> text(receiver, tree, frame);
          case "name" -> receiver.constant();
          case "ordinal" -> receiver.constant() == null ? null : receiver.ordinal();
          case "getClass" ->
              new ClassLiteral(
                  receiver.type(),
                  interpreter.elements().getBinaryName(receiver.type()).toString());
          case "compareTo" ->
              receiver.constant() != null && arguments.get(0) instanceof Instance other
                  ? receiver.ordinal() - other.ordinal()
                  : null;
          case "equals" -> equal(receiver, arguments.get(0));
          default -> null;
        };
    boolean isOurs =
        owner.equals("java.lang.Object")
            || owner.equals("java.lang.Enum")
            || owner.equals("java.lang.Record")
            || owner.equals("java.lang.Comparable");
    boolean isImplied =
        receiver.isRecord() && interpreter.sources().declaration(receiver.type()) != null;
    return known != null && (isOurs || isImplied)
        ? known
        : interpreter.unknowns().unknown(method, receiver, arguments, tree, frame);
  }

  private @Nullable Object equal(Instance receiver, @Nullable Object other) {
    if (receiver.constant() != null) {
      return other instanceof Instance that
          ? receiver.ordinal() == that.ordinal() && receiver.type().equals(that.type())
          : other instanceof Opaque ? null : (Boolean) false;
    }
    boolean isKnown = receiver.isRecord() && !(other instanceof Opaque);
    return isKnown ? (Boolean) receiver.equals(other) : null;
  }

  private @Nullable Object text(Instance receiver, Tree tree, Frame frame) {
    if (receiver.constant() != null) {
      return receiver.constant();
    } else if (!receiver.isRecord()) {
      return null; // an address
    }
    StringJoiner text = new StringJoiner(", ", receiver.type().getSimpleName() + "[", "]");
    for (RecordComponentElement each :
        ElementFilter.recordComponentsIn(receiver.type().getEnclosedElements())) {
      String name = each.getSimpleName().toString();
      text.add(name + "=" + interpreter.calls().text(receiver.component(name), tree, frame));
    }
    return text.toString();
  }

  private void record(Operation operation, Tree tree, Frame frame, int mark) {
    interpreter.recording().record(operation, interpreter.sourceOf(frame, tree, mark));
  }

  /** What {@code SqlMigration} does. */
  private @Nullable Object sqlFile(
      boolean isUpgrade, Instance receiver, Tree tree, Frame frame, int mark) {
    String file = receiver.type().getSimpleName() + (isUpgrade ? ".sql" : ".down.sql");
    if (!isUpgrade && !interpreter.recording().hasScript(file)) {
      record(
          new Operation.Irreversible("there is no " + file + " beside the class"),
          tree,
          frame,
          mark);
      return null;
    }
    TypeElement operations = interpreter.elements().getTypeElement("dev.retort.op.Operations");
    return operations == null
        ? null
        : ElementFilter.methodsIn(operations.getEnclosedElements()).stream()
            .filter(each -> each.getSimpleName().contentEquals("executeScript"))
            .findFirst()
            .map(each -> interpreter.recording().call(each, List.of(file), tree, frame, mark))
            .orElse(null);
  }
}
