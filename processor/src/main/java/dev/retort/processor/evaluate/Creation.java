package dev.retort.processor.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What {@code new} makes. */
final class Creation {

  private final Interpreter interpreter;

  Creation(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** The revision itself; fields of a superclass in a jar are not known. */
  Instance self(TypeElement type, Frame outside, Tree at) {
    Instance self = new Instance(type, null);
    try {
      ExecutableElement constructor =
          ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
              .filter(each -> each.getParameters().isEmpty())
              .findFirst()
              .orElse(null);
      initialise(self, type, constructor, List.of(), at, outside, interpreter.mark());
    } catch (NotKnown e) {
      self.unknown();
    }
    self.made();
    return self;
  }

  @Nullable Object create(NewClassTree tree, Frame frame) {
    int mark = interpreter.mark();
    if (!(interpreter.sources().element(frame.unit(), tree)
        instanceof ExecutableElement constructor)) {
      return interpreter.told(frame, tree, Remark.Kind.OPAQUE, "this does not compile");
    }
    ClassTree body = tree.getClassBody();
    if (body == null) {
      Frame around = around(tree, frame);
      List<@Nullable Object> arguments =
          interpreter.calls().arguments(constructor, tree.getArguments(), frame);
      return create(constructor, arguments, tree, frame, around, mark);
    }
    TypeElement type = declared(frame.unit(), body);
    List<@Nullable Object> arguments = values(tree, frame);
    if (type == null) {
      return interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    }
    return made(new Instance(type, frame.captured()), type, null, arguments, tree, frame, mark);
  }

  private @Nullable TypeElement declared(TreePath unit, ClassTree body) {
    interpreter.sources().declare(unit, body);
    return interpreter.sources().element(unit, body) instanceof TypeElement type ? type : null;
  }

  private List<@Nullable Object> values(NewClassTree tree, Frame frame) {
    List<@Nullable Object> values = new ArrayList<>();
    tree.getArguments().forEach(each -> values.add(interpreter.eval(each, frame)));
    return values;
  }

  /** The frame around an inner class: of {@code outer.new Inner()} the outer object's. */
  private Frame around(NewClassTree tree, Frame frame) {
    return tree.getEnclosingExpression() != null
            && interpreter.eval(tree.getEnclosingExpression(), frame) instanceof Instance outer
        ? new Frame(frame.unit(), frame.isOwn(), outer, outer.scope())
        : frame;
  }

  /**
   * Makes an object of a class.
   *
   * @param around the frame that an inner or local class stands in
   */
  @Nullable Object create(
      ExecutableElement constructor,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      Frame around,
      int mark) {
    TypeElement type = Sources.owner(constructor);
    if (interpreter.sources().declaration(type) != null) {
      boolean isInside =
          type.getNestingKind() == NestingKind.LOCAL
              || (type.getNestingKind() == NestingKind.MEMBER && !Fields.isStatic(type));
      Instance made = new Instance(type, isInside ? around.captured() : null);
      return made(made, type, constructor, arguments, tree, frame, mark);
    }
    Executable real = interpreter.natives().executable(constructor);
    return real == null
        ? interpreter.unknowns().unknown(constructor, null, arguments, tree, frame)
        : new NativeCalls(interpreter, interpreter.calls())
            .call(real, constructor, null, arguments, tree, frame);
  }

  /** A constant of an enum. */
  Object constant(
      NewClassTree tree, TreePath unit, VariableElement field, int ordinal, Tree at, Frame frame) {
    boolean isOwn = interpreter.isOwn(field);
    Frame inside = new Frame(unit, isOwn, null, null);
    Element constructor = interpreter.sources().element(unit, tree);
    TypeElement type = Sources.owner(field);
    TypeElement body = tree.getClassBody() == null ? null : declared(unit, tree.getClassBody());
    Instance constant =
        new Instance(body == null ? type : body, null, field.getSimpleName().toString(), ordinal);
    if (!(constructor instanceof ExecutableElement executable)) {
      return constant;
    }
    int mark = interpreter.mark();
    Object made =
        interpreter.enter(
            frame,
            at,
            mark,
            isOwn,
            () ->
                made(
                    constant,
                    body == null ? type : body,
                    body == null ? executable : null,
                    body == null
                        ? interpreter.calls().arguments(executable, tree.getArguments(), inside)
                        : values(tree, inside),
                    tree,
                    inside,
                    mark));
    if (made instanceof Opaque) {
      constant.unknown(); // its name is known all the same
    }
    return constant;
  }

  private Object made(
      Instance made,
      TypeElement type,
      @Nullable ExecutableElement constructor,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    try {
      initialise(made, type, constructor, arguments, tree, frame, mark);
      made.made();
      return made;
    } catch (NotKnown e) {
      List<@Nullable Object> all = new ArrayList<>(arguments);
      all.add(made);
      all.forEach(each -> interpreter.unknowns().escape(each, e.opaque(), tree, frame));
      return e.opaque();
    }
  }

  /**
   * Runs the constructor of one class of an object's hierarchy.
   *
   * @param constructor null for an anonymous class, whose arguments are its superclass's
   */
  private void initialise(
      Instance made,
      TypeElement type,
      @Nullable ExecutableElement constructor,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame,
      int mark) {
    Sources.Declaration ofType = interpreter.sources().declaration(type);
    if (ofType == null) {
      if (!isEmptyClass(type)) {
        throw new NotKnown(interpreter.opaque(frame, tree, Interpreter.valueOf(tree)));
      }
      return;
    }
    boolean isOwn = interpreter.isOwn(type);
    interpreter.enter(
        frame,
        tree,
        mark,
        isOwn,
        () -> {
          Frame inside = new Frame(ofType.unit(), isOwn, made, made.scope());
          construct(made, type, ofType, constructor, arguments, tree, inside);
          return true;
        });
  }

  private static boolean isEmptyClass(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.equals("java.lang.Object")
        || name.equals("java.lang.Record")
        || name.equals("java.lang.Enum");
  }

  private void construct(
      Instance made,
      TypeElement type,
      Sources.Declaration ofType,
      @Nullable ExecutableElement constructor,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame inside) {
    Sources.Declaration declaration =
        constructor == null ? null : interpreter.sources().declaration(constructor);
    BlockTree body =
        declaration != null && declaration.tree() instanceof MethodTree method
            ? method.getBody()
            : null;
    if (constructor != null) {
      for (int i = 0; i < arguments.size(); i++) {
        VariableElement parameter = constructor.getParameters().get(i);
        inside.locals().put(parameter, Conversions.to(arguments.get(i), parameter.asType()));
      }
    }
    List<? extends StatementTree> statements = body == null ? List.of() : body.getStatements();
    int call = explicit(statements);
    interpreter.exec(statements.subList(0, Math.max(0, call)), inside);
    if (call < 0) {
      ofSuperclass(made, type, constructor == null ? arguments : List.of(), tree, inside);
      members(made, ofType, inside);
    } else {
      explicit(made, type, ofType, statements.get(call), inside);
    }
    Completion end = interpreter.exec(statements.subList(call + 1, statements.size()), inside);
    if (inside.left() != null) {
      made.unknown();
    }
    if (made.isRecord() && constructor != null && !end.isAbrupt()) {
      components(made, type, constructor, inside);
    }
  }

  /** Where {@code this(..)} or {@code super(..)} is called; -1 when neither is. */
  private static int explicit(List<? extends StatementTree> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof ExpressionStatementTree statement
          && statement.getExpression() instanceof MethodInvocationTree call
          && (call.getMethodSelect().toString().equals("this")
              || call.getMethodSelect().toString().equals("super"))) {
        return i;
      }
    }
    return -1;
  }

  private void explicit(
      Instance made,
      TypeElement type,
      Sources.Declaration ofType,
      StatementTree statement,
      Frame inside) {
    MethodInvocationTree call =
        (MethodInvocationTree) ((ExpressionStatementTree) statement).getExpression();
    int mark = interpreter.mark();
    if (interpreter.sources().element(inside.unit(), call)
        instanceof ExecutableElement constructor) {
      List<@Nullable Object> arguments =
          interpreter.calls().arguments(constructor, call.getArguments(), inside);
      TypeElement owner = Sources.owner(constructor);
      initialise(made, owner, constructor, arguments, call, inside, mark);
      if (!owner.equals(type)) {
        members(made, ofType, inside);
      }
    } else {
      throw new NotKnown(
          interpreter.told(inside, call, Remark.Kind.OPAQUE, "this does not compile"));
    }
  }

  private void ofSuperclass(
      Instance made, TypeElement type, List<@Nullable Object> arguments, Tree tree, Frame inside) {
    TypeMirror superclass = type.getSuperclass();
    if (superclass instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement above) {
      List<ExecutableElement> fitting =
          ElementFilter.constructorsIn(above.getEnclosedElements()).stream()
              .filter(each -> each.getParameters().size() == arguments.size())
              .toList();
      if (!isEmptyClass(above) && fitting.size() != 1) {
        throw new NotKnown(interpreter.opaque(inside, tree, Interpreter.valueOf(tree)));
      }
      initialise(
          made,
          above,
          isEmptyClass(above) ? null : fitting.get(0),
          arguments,
          tree,
          inside,
          interpreter.mark());
    }
  }

  /** The initialisers of fields and blocks, in the order of the text. */
  private void members(Instance made, Sources.Declaration ofType, Frame outside) {
    Frame inside = new Frame(ofType.unit(), outside.isOwn(), made, made.scope());
    for (Tree member : ((ClassTree) ofType.tree()).getMembers()) {
      if (member instanceof VariableTree field
          && field.getInitializer() != null
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        ExpressionTree initializer = field.getInitializer();
        interpreter.sources().attribute(ofType, field, initializer);
        Element element = interpreter.sources().element(ofType.unit(), field);
        if (element != null
            && element.getKind() == ElementKind.FIELD
            && !Fields.isStatic(element)) {
          made.fields()
              .put(
                  Instance.key(element),
                  Conversions.to(interpreter.eval(initializer, inside), element.asType()));
        }
      } else if (member instanceof BlockTree block && !block.isStatic()) {
        interpreter.exec(block.getStatements(), inside);
      }
    }
  }

  /** The compiler assigns what a compact constructor, or none, does not. */
  private static void components(
      Instance made, TypeElement type, ExecutableElement constructor, Frame inside) {
    for (VariableElement parameter : constructor.getParameters()) {
      for (RecordComponentElement each :
          ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
        if (each.getSimpleName().equals(parameter.getSimpleName())) {
          made.fields()
              .putIfAbsent(type + "." + each.getSimpleName(), inside.locals().get(parameter));
        }
      }
    }
  }
}
