package dev.retort.processor.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What calls come to: of the vocabulary, of code that is compiled now, and of the JDK. */
final class Calls {

  private final Interpreter interpreter;
  private final NativeCalls natives;
  private final Dispatch dispatch;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.natives = new NativeCalls(interpreter, this);
    this.dispatch = new Dispatch(interpreter);
  }

  // A call as it is written

  @Nullable Object call(MethodInvocationTree tree, Frame frame) {
    int mark = interpreter.mark();
    Element element = interpreter.sources().element(frame.unit(), tree);
    ExpressionTree select = tree.getMethodSelect();
    if (!(element instanceof ExecutableElement method)) {
      return interpreter.told(frame, tree, Remark.Kind.OPAQUE, "this does not compile");
    }
    boolean isStatic = Fields.isStatic(method);
    boolean isVirtual = true;
    Object receiver = null;
    if (select instanceof MemberSelectTree member) {
      ExpressionTree qualifier = member.getExpression();
      if (isSuper(qualifier)) {
        isVirtual = false;
        receiver = frame.self();
      } else if (!(interpreter.sources().element(frame.unit(), qualifier) instanceof TypeElement)) {
        receiver = interpreter.eval(qualifier, frame);
      }
    } else if (!isStatic) {
      receiver = selfOf(Sources.owner(method), frame);
    }
    List<@Nullable Object> arguments = arguments(method, tree.getArguments(), frame);
    if (isStatic) {
      return ofClass(method, arguments, tree, frame, mark);
    } else if (receiver == null) {
      return interpreter
          .unknowns()
          .unknown(
              interpreter.opaque(frame, tree, Interpreter.valueOf(tree)), arguments, tree, frame);
    }
    return invoke(method, receiver, arguments, isVirtual, tree, frame, mark);
  }

  private static boolean isSuper(ExpressionTree qualifier) {
    return (qualifier instanceof IdentifierTree name && name.getName().contentEquals("super"))
        || (qualifier instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("super"));
  }

  /** The arguments, those of a varargs parameter as an array. */
  List<@Nullable Object> arguments(
      ExecutableElement method, List<? extends ExpressionTree> trees, Frame frame) {
    List<@Nullable Object> values = new ArrayList<>();
    int parameters = method.getParameters().size();
    boolean isSpread = method.isVarArgs() && !isArrayGiven(method, trees, frame);
    for (int i = 0; i < trees.size(); i++) {
      TypeMirror type =
          isSpread && i >= parameters - 1
              ? ((ArrayType) parameter(method, parameters - 1)).getComponentType()
              : i < parameters ? parameter(method, i) : null;
      values.add(Conversions.to(interpreter.eval(trees.get(i), frame), type));
    }
    return isSpread ? spread(method, values) : values;
  }

  private static TypeMirror parameter(ExecutableElement method, int index) {
    return method.getParameters().get(index).asType();
  }

  private List<@Nullable Object> spread(ExecutableElement method, List<@Nullable Object> values) {
    int fixed = method.getParameters().size() - 1;
    List<@Nullable Object> spread = new ArrayList<>(values.subList(0, fixed));
    TypeMirror component = ((ArrayType) parameter(method, fixed)).getComponentType();
    spread.add(array(component, values.subList(fixed, values.size()).toArray()));
    return spread;
  }

  private boolean isArrayGiven(
      ExecutableElement method, List<? extends ExpressionTree> trees, Frame frame) {
    int last = method.getParameters().size() - 1;
    if (trees.size() != last + 1) {
      return false;
    }
    TypeMirror given = interpreter.sources().type(frame.unit(), trees.get(last));
    if (given == null || given.getKind() == TypeKind.NULL) {
      return given != null;
    }
    return (given.getKind() == TypeKind.ARRAY || given.getKind() == TypeKind.DECLARED)
        && interpreter
            .types()
            .isAssignable(
                interpreter.types().erasure(given),
                interpreter.types().erasure(parameter(method, last)));
  }

  /** An array: of the real class where there is one and all values are known. */
  Object array(TypeMirror component, @Nullable Object[] values) {
    Class<?> real = interpreter.natives().type(component);
    if (real == null || real.equals(Object.class)) {
      return values;
    }
    for (Object value : values) {
      if (value == null
          ? real.isPrimitive()
          : !(real.isPrimitive() ? isBoxed(value) : real.isInstance(value))) {
        return values;
      }
    }
    Object array = Array.newInstance(real, values.length);
    for (int i = 0; i < values.length; i++) {
      Array.set(array, i, Conversions.to(values[i], real));
    }
    return array;
  }

  private static boolean isBoxed(Object value) {
    return Conversions.isBoxed(value) || value instanceof Boolean || value instanceof Character;
  }

  /** The object that a member without anything before it belongs to. */
  @Nullable Object selfOf(TypeElement owner, Frame frame) {
    for (Frame at = frame; at != null; at = at.outer()) {
      for (Instance self = at.self(); self != null; ) {
        if (interpreter
            .types()
            .isSubtype(
                interpreter.types().erasure(self.type().asType()),
                interpreter.types().erasure(owner.asType()))) {
          return self;
        }
        Frame scope = self.scope();
        self = scope == null ? null : scope.self();
      }
    }
    return null;
  }

  // Calls whose parts are known

  @Nullable Object ofClass(
      ExecutableElement method,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    TypeElement owner = Sources.owner(method);
    Sources.Declaration declaration = interpreter.sources().declaration(method);
    if (declaration != null
        && declaration.tree() instanceof MethodTree code
        && code.getBody() != null) {
      return body(method, declaration, code.getBody(), null, null, arguments, tree, frame, mark);
    }
    if (owner.getKind() == ElementKind.ENUM && interpreter.sources().declaration(owner) != null) {
      return ofEnum(method, owner, arguments, tree, frame);
    }
    Executable real = interpreter.natives().executable(method);
    return real == null
        ? interpreter.unknowns().unknown(method, null, arguments, tree, frame)
        : natives.call(real, method, null, arguments, tree, frame);
  }

  private @Nullable Object ofEnum(
      ExecutableElement method,
      TypeElement type,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame) {
    List<@Nullable Object> constants = new ArrayList<>();
    Fields.constants(type)
        .forEach(each -> constants.add(interpreter.fields().read(each, null, tree, frame)));
    if (method.getSimpleName().contentEquals("values")) {
      return constants.toArray();
    }
    return constants.stream()
        .filter(
            each ->
                each instanceof Instance it
                    && arguments.get(0) != null
                    && !(arguments.get(0) instanceof Opaque)
                    && arguments.get(0).equals(it.constant()))
        .findFirst()
        .orElseGet(() -> interpreter.opaque(frame, tree, Interpreter.valueOf(tree)));
  }

  @Nullable Object invoke(
      ExecutableElement method,
      Object receiver,
      List<@Nullable Object> arguments,
      boolean isVirtual,
      Tree tree,
      Frame frame,
      int mark) {
    if (receiver == Recording.OPERATIONS) {
      return interpreter.recording().call(method, arguments, tree, frame, mark);
    } else if (receiver instanceof Opaque opaque) {
      return interpreter.unknowns().unknown(opaque, arguments, tree, frame);
    } else if (receiver instanceof Closure && !method.isDefault()) {
      return function(receiver, arguments, tree, frame);
    } else if (receiver instanceof ClassLiteral type) {
      String name = method.getSimpleName().toString();
      return name.equals("getSimpleName")
          ? type.type().getSimpleName().toString()
          : name.equals("getName")
              ? type.binaryName()
              : interpreter.unknowns().unknown(method, receiver, arguments, tree, frame);
    } else if (receiver instanceof Instance instance) {
      return isVirtual
          ? onInstance(method, instance, arguments, tree, frame, mark)
          : code(method, instance, arguments, tree, frame, mark);
    }
    Executable real = interpreter.natives().executable(method);
    return real == null
        ? interpreter.unknowns().unknown(method, receiver, arguments, tree, frame)
        : natives.call(real, method, receiver, arguments, tree, frame);
  }

  /** Calls a method of an object of the compilation, as its class overrides it. */
  @Nullable Object onInstance(
      ExecutableElement method,
      Instance receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    ExecutableElement found = dispatch.implementation(receiver.type(), method);
    return code(found == null ? method : found, receiver, arguments, tree, frame, mark);
  }

  private @Nullable Object code(
      ExecutableElement method,
      Instance receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    Sources.Declaration declaration = interpreter.sources().declaration(method);
    if (declaration != null
        && declaration.tree() instanceof MethodTree code
        && code.getBody() != null) {
      return body(
          method,
          declaration,
          code.getBody(),
          receiver,
          receiver.scope(),
          arguments,
          tree,
          frame,
          mark);
    }
    String name = method.getSimpleName().toString();
    if (receiver.isRecord()
        && arguments.isEmpty()
        && receiver.fields().containsKey(receiver.type() + "." + name)) {
      return receiver.component(name);
    }
    return dispatch.builtIn(method, receiver, arguments, tree, frame, mark);
  }

  private @Nullable Object body(
      ExecutableElement method,
      Sources.Declaration declaration,
      BlockTree body,
      @Nullable Instance self,
      @Nullable Frame scope,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    boolean isOwn = interpreter.isOwn(method);
    Frame inside = new Frame(declaration.unit(), isOwn, self, scope);
    for (int i = 0; i < arguments.size(); i++) {
      inside
          .locals()
          .put(
              method.getParameters().get(i),
              Conversions.to(arguments.get(i), parameter(method, i)));
    }
    return interpreter.enter(
        frame,
        tree,
        mark,
        isOwn,
        () ->
            Conversions.to(
                result(interpreter.exec(body.getStatements(), inside), inside),
                method.getReturnType()));
  }

  /** What a body gives; not known where it may have ended early. */
  private static @Nullable Object result(Completion completion, Frame inside) {
    return inside.left() != null ? inside.left() : completion.value();
  }

  /** Calls a lambda, a method reference, or an object that implements a functional interface. */
  @Nullable Object function(
      Object function, List<@Nullable Object> arguments, Tree tree, Frame frame) {
    if (function instanceof Instance instance) {
      ExecutableElement single = dispatch.single(instance.type());
      return single == null
          ? interpreter
              .unknowns()
              .unknown(
                  interpreter.opaque(frame, tree, Interpreter.valueOf(tree)),
                  arguments,
                  tree,
                  frame)
          : onInstance(single, instance, arguments, tree, frame, interpreter.mark());
    }
    if (!(function instanceof Closure closure)) {
      return interpreter
          .unknowns()
          .unknown(
              function instanceof Opaque opaque
                  ? opaque
                  : interpreter.opaque(frame, tree, Interpreter.valueOf(tree)),
              arguments,
              tree,
              frame);
    }
    boolean isOwn = closure.frame().isOwn();
    return interpreter.enter(
        frame,
        tree,
        interpreter.mark(),
        isOwn,
        () ->
            closure.tree() instanceof LambdaExpressionTree lambda
                ? lambda(lambda, closure.frame(), arguments)
                : reference((MemberReferenceTree) closure.tree(), closure, arguments));
  }

  private @Nullable Object lambda(
      LambdaExpressionTree lambda, Frame made, List<@Nullable Object> arguments) {
    Frame inside = new Frame(made.unit(), made.isOwn(), made.self(), made);
    for (int i = 0; i < lambda.getParameters().size(); i++) {
      Element parameter = interpreter.sources().element(made.unit(), lambda.getParameters().get(i));
      if (parameter != null) {
        inside
            .locals()
            .put(
                parameter,
                i < arguments.size() ? Conversions.to(arguments.get(i), parameter.asType()) : null);
      }
    }
    return lambda.getBody() instanceof ExpressionTree expression
        ? interpreter.eval(expression, inside)
        : result(interpreter.exec(((BlockTree) lambda.getBody()).getStatements(), inside), inside);
  }

  private @Nullable Object reference(
      MemberReferenceTree tree, Closure closure, List<@Nullable Object> given) {
    Frame frame = closure.frame();
    if (interpreter.sources().type(frame.unit(), tree.getQualifierExpression())
        instanceof ArrayType array) {
      return newArray(array, given, tree, frame);
    }
    if (!(interpreter.sources().element(frame.unit(), tree) instanceof ExecutableElement method)) {
      return interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    }
    int mark = interpreter.mark();
    Object receiver = closure.receiver();
    List<@Nullable Object> arguments = new ArrayList<>(given);
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    if (receiver == null && !isConstructor && !Fields.isStatic(method)) {
      receiver = arguments.remove(0);
    }
    if (method.isVarArgs() && !isFitting(method, arguments)) {
      arguments = spread(method, arguments);
    }
    if (isConstructor) {
      return interpreter.creation().create(method, arguments, tree, frame, frame, mark);
    } else if (Fields.isStatic(method)) {
      return ofClass(method, arguments, tree, frame, mark);
    }
    return receiver == null
        ? interpreter.opaque(frame, tree, Interpreter.valueOf(tree))
        : invoke(
            method,
            receiver,
            arguments,
            !isSuper(tree.getQualifierExpression()),
            tree,
            frame,
            mark);
  }

  /** {@code String[]::new}. */
  private Object newArray(
      ArrayType type, List<@Nullable Object> given, MemberReferenceTree tree, Frame frame) {
    Class<?> component = interpreter.natives().type(type.getComponentType());
    return component != null && given.get(0) instanceof Integer length && length < 100_000
        ? Array.newInstance(component, length)
        : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
  }

  private static boolean isFitting(ExecutableElement method, List<@Nullable Object> arguments) {
    int last = method.getParameters().size() - 1;
    Object given = arguments.size() == last + 1 ? arguments.get(last) : null;
    return given != null && given.getClass().isArray();
  }

  /** What a value is in a text. */
  String text(@Nullable Object value, Tree tree, Frame frame) {
    if (value instanceof Instance instance) {
      ExecutableElement method = dispatch.objectMethod("toString");
      Object text =
          method == null
              ? null
              : onInstance(method, instance, List.of(), tree, frame, interpreter.mark());
      if (text instanceof Opaque opaque) {
        throw new NotKnown(opaque);
      }
      return String.valueOf(text);
    }
    Opaque inside = interpreter.unknowns().opaqueIn(value);
    if (inside != null) {
      throw new NotKnown(inside);
    }
    boolean isText =
        value == null
            || value instanceof CharSequence
            || value instanceof Boolean
            || value instanceof Character
            || value.getClass().getName().startsWith("java.")
            || value instanceof Enum<?>
            || Whitelist.isVocabulary(value.getClass().getName());
    if (!isText
        || (value != null && (value.getClass().isArray() || NativeCalls.isUnordered(value)))) {
      throw new NotKnown(interpreter.opaque(frame, tree, Interpreter.valueOf(tree)));
    }
    return String.valueOf(value);
  }
}
