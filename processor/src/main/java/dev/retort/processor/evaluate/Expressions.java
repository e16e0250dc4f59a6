package dev.retort.processor.evaluate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.lang.reflect.Array;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What expressions come to. */
final class Expressions extends SimpleTreeVisitor<@Nullable Object, Frame> {

  private static final int LONGEST = 5_000_000;

  private final Interpreter interpreter;

  Expressions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  protected @Nullable Object defaultAction(Tree tree, Frame frame) {
    return unknown(tree, frame);
  }

  private Opaque unknown(Tree tree, Frame frame) {
    return interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
  }

  private @Nullable TypeMirror type(Tree tree, Frame frame) {
    return interpreter.sources().type(frame.unit(), tree);
  }

  private @Nullable Element element(Tree tree, Frame frame) {
    return interpreter.sources().element(frame.unit(), tree);
  }

  @Override
  public @Nullable Object visitErroneous(com.sun.source.tree.ErroneousTree tree, Frame frame) {
    return interpreter.told(frame, tree, Remark.Kind.OPAQUE, "this does not compile");
  }

  @Override
  public @Nullable Object visitLiteral(LiteralTree tree, Frame frame) {
    return tree.getValue();
  }

  @Override
  public @Nullable Object visitParenthesized(ParenthesizedTree tree, Frame frame) {
    return interpreter.eval(tree.getExpression(), frame);
  }

  // Names

  @Override
  public @Nullable Object visitIdentifier(IdentifierTree tree, Frame frame) {
    if (tree.getName().contentEquals("this") || tree.getName().contentEquals("super")) {
      return frame.self();
    }
    Element element = element(tree, frame);
    if (!(element instanceof VariableElement variable)) {
      return interpreter.told(frame, tree, Remark.Kind.OPAQUE, "this does not compile");
    }
    Frame holder = frame.holder(variable);
    if (holder != null) {
      return holder.locals().get(variable);
    }
    return variable.getKind().isField()
        ? interpreter.fields().read(variable, null, tree, frame)
        : defaultAction(tree, frame);
  }

  @Override
  public @Nullable Object visitMemberSelect(MemberSelectTree tree, Frame frame) {
    Element element = element(tree, frame);
    if (tree.getIdentifier().contentEquals("class")) {
      TypeMirror type = type(tree.getExpression(), frame);
      Element of = type == null ? null : interpreter.types().asElement(type);
      return of instanceof TypeElement known
          ? new ClassLiteral(known, interpreter.elements().getBinaryName(known).toString())
          : defaultAction(tree, frame);
    }
    if (tree.getIdentifier().contentEquals("this")) {
      Element of = element(tree.getExpression(), frame);
      return of instanceof TypeElement outer
          ? interpreter.calls().selfOf(outer, frame)
          : defaultAction(tree, frame);
    }
    if (tree.getIdentifier().contentEquals("length")
        && type(tree.getExpression(), frame) instanceof ArrayType) {
      Object array = interpreter.eval(tree.getExpression(), frame);
      return array == null || array instanceof Opaque ? array : Array.getLength(array);
    }
    if (!(element instanceof VariableElement variable)) {
      return interpreter.told(frame, tree, Remark.Kind.OPAQUE, "this does not compile");
    }
    Object receiver =
        Fields.isStatic(variable) ? null : interpreter.eval(tree.getExpression(), frame);
    return receiver instanceof Opaque
        ? receiver
        : interpreter.fields().read(variable, receiver, tree, frame);
  }

  // Operators

  @Override
  public @Nullable Object visitBinary(BinaryTree tree, Frame frame) {
    Tree.Kind kind = tree.getKind();
    if (kind == Tree.Kind.PLUS && isString(type(tree, frame))) {
      return concatenation(tree, frame);
    }
    Object left = interpreter.eval(tree.getLeftOperand(), frame);
    if (kind == Tree.Kind.CONDITIONAL_AND || kind == Tree.Kind.CONDITIONAL_OR) {
      return shortCircuit(tree, left, frame);
    }
    Object right = interpreter.eval(tree.getRightOperand(), frame);
    if (left instanceof Opaque) {
      return left;
    } else if (right instanceof Opaque) {
      return right;
    }
    boolean isEquality = kind == Tree.Kind.EQUAL_TO || kind == Tree.Kind.NOT_EQUAL_TO;
    if (isEquality
        && !isPrimitive(tree.getLeftOperand(), frame)
        && !isPrimitive(tree.getRightOperand(), frame)) {
      return identity(tree, left, right, frame);
    }
    Object result = left == null || right == null ? null : Operators.binary(kind, left, right);
    return result == null ? defaultAction(tree, frame) : result;
  }

  private boolean isPrimitive(Tree tree, Frame frame) {
    TypeMirror type = type(tree, frame);
    return type != null && type.getKind().isPrimitive();
  }

  private static boolean isString(@Nullable TypeMirror type) {
    return type != null && type.toString().endsWith("java.lang.String");
  }

  /** Whether two are one object is known of nulls, of enum constants, and of few others. */
  private @Nullable Object identity(
      BinaryTree tree, @Nullable Object left, @Nullable Object right, Frame frame) {
    boolean isSame;
    if (left == null || right == null) {
      isSame = left == right;
    } else if (left instanceof Enum<?> || left instanceof Boolean) {
      isSame = left.equals(right);
    } else if (left instanceof Instance a && a.constant() != null && right instanceof Instance b) {
      isSame = a.type().equals(b.type()) && a.ordinal() == b.ordinal();
    } else {
      return defaultAction(tree, frame);
    }
    return isSame == (tree.getKind() == Tree.Kind.EQUAL_TO);
  }

  private @Nullable Object shortCircuit(BinaryTree tree, @Nullable Object left, Frame frame) {
    boolean stopsAt = tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    if (left instanceof Boolean known) {
      return known == stopsAt ? known : interpreter.eval(tree.getRightOperand(), frame);
    }
    Opaque why =
        left instanceof Opaque opaque
            ? opaque
            : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    interpreter.uncertainly(
        why, frame, tree.getRightOperand(), () -> interpreter.eval(tree.getRightOperand(), frame));
    return why;
  }

  /** Whole chains of them at once: they are long, and nested to the left. */
  private @Nullable Object concatenation(BinaryTree tree, Frame frame) {
    Object left = interpreter.eval(tree.getLeftOperand(), frame);
    Object right = interpreter.eval(tree.getRightOperand(), frame);
    if (left instanceof Opaque) {
      return left;
    } else if (right instanceof Opaque) {
      return right;
    }
    return concatenated(left, right, tree, frame);
  }

  private Object concatenated(
      @Nullable Object left, @Nullable Object right, Tree tree, Frame frame) {
    String text =
        interpreter.calls().text(left, tree, frame) + interpreter.calls().text(right, tree, frame);
    return text.length() > LONGEST
        ? interpreter.opaque(frame, tree, "this text is too long to be looked at")
        : text;
  }

  @Override
  public @Nullable Object visitUnary(UnaryTree tree, Frame frame) {
    Tree.Kind inside = Operators.inside(tree.getKind());
    Object value = interpreter.eval(tree.getExpression(), frame);
    if (inside == null) {
      Object result =
          value == null || value instanceof Opaque ? value : Operators.unary(tree.getKind(), value);
      return result == null ? defaultAction(tree, frame) : result;
    }
    Object changed =
        value == null || value instanceof Opaque ? value : Operators.binary(inside, value, 1);
    if (changed == null) {
      changed = defaultAction(tree, frame);
    }
    Object assigned = assign(tree.getExpression(), changed, frame);
    boolean isPostfix =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    return isPostfix ? value : assigned;
  }

  @Override
  public @Nullable Object visitAssignment(AssignmentTree tree, Frame frame) {
    return assign(tree.getVariable(), interpreter.eval(tree.getExpression(), frame), frame);
  }

  @Override
  public @Nullable Object visitCompoundAssignment(CompoundAssignmentTree tree, Frame frame) {
    Object left = interpreter.eval(tree.getVariable(), frame);
    Object right = interpreter.eval(tree.getExpression(), frame);
    Object result;
    Tree.Kind operator = Operators.inside(tree.getKind());
    if (left instanceof Opaque || right instanceof Opaque) {
      result = left instanceof Opaque ? left : right;
    } else if (operator == Tree.Kind.PLUS && isString(type(tree.getVariable(), frame))) {
      result = concatenated(left, right, tree, frame);
    } else {
      result =
          operator == null || left == null || right == null
              ? null
              : Operators.binary(operator, left, right);
      if (result == null) {
        result = defaultAction(tree, frame);
      }
    }
    return assign(tree.getVariable(), result, frame);
  }

  private @Nullable Object assign(ExpressionTree target, @Nullable Object value, Frame frame) {
    Object converted = Conversions.to(value, type(target, frame));
    if (target instanceof ParenthesizedTree inside) {
      return assign(inside.getExpression(), value, frame);
    }
    if (target instanceof ArrayAccessTree access) {
      store(access, converted, frame);
      return converted;
    }
    if (element(target, frame) instanceof VariableElement variable) {
      Frame holder = frame.holder(variable);
      if (holder != null) {
        holder.locals().put(variable, converted);
      } else if (variable.getKind().isField()) {
        Object receiver =
            target instanceof MemberSelectTree select && !Fields.isStatic(variable)
                ? interpreter.eval(select.getExpression(), frame)
                : null;
        interpreter.fields().write(variable, receiver, converted, target, frame);
      }
    }
    return converted;
  }

  private void store(ArrayAccessTree access, @Nullable Object value, Frame frame) {
    Object array = interpreter.eval(access.getExpression(), frame);
    Object index = Conversions.to(interpreter.eval(access.getIndex(), frame), int.class);
    if (array == null || array instanceof Opaque) {
      return;
    }
    boolean takesAnything = array.getClass().equals(Object[].class);
    Opaque unsure = interpreter.unsure();
    if (unsure != null || index instanceof Opaque || (value instanceof Opaque && !takesAnything)) {
      interpreter.spoil(
          array,
          value instanceof Opaque opaque
              ? opaque
              : index instanceof Opaque opaque
                  ? opaque
                  : unsure != null ? unsure : unknown(access, frame));
      return;
    }
    if (index instanceof Integer at && at >= 0 && at < Array.getLength(array)) {
      interpreter.changed(array);
      Array.set(array, at, value);
    } else {
      throw new Thrown(
          interpreter.opaque(frame, access, Interpreter.quoted(access) + " is out of bounds"),
          false);
    }
  }

  @Override
  public @Nullable Object visitConditionalExpression(ConditionalExpressionTree tree, Frame frame) {
    Object condition = interpreter.eval(tree.getCondition(), frame);
    if (condition instanceof Boolean known) {
      return Conversions.to(
          interpreter.eval(known ? tree.getTrueExpression() : tree.getFalseExpression(), frame),
          unlessObject(type(tree, frame)));
    }
    Opaque why =
        condition instanceof Opaque opaque
            ? opaque
            : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    interpreter.uncertainly(
        why, frame, tree, () -> interpreter.eval(tree.getTrueExpression(), frame));
    interpreter.uncertainly(
        why, frame, tree, () -> interpreter.eval(tree.getFalseExpression(), frame));
    return why;
  }

  private static @Nullable TypeMirror unlessObject(@Nullable TypeMirror type) {
    return type != null && type.getKind() == TypeKind.DECLARED && type.toString().endsWith("Object")
        ? null
        : type;
  }

  // Types

  @Override
  public @Nullable Object visitTypeCast(TypeCastTree tree, Frame frame) {
    return Conversions.to(interpreter.eval(tree.getExpression(), frame), type(tree, frame));
  }

  @Override
  public @Nullable Object visitInstanceOf(InstanceOfTree tree, Frame frame) {
    Object value = interpreter.eval(tree.getExpression(), frame);
    Tree pattern = tree.getPattern();
    TypeMirror type =
        pattern instanceof BindingPatternTree binding
            ? type(binding.getVariable().getType(), frame)
            : pattern == null ? type(tree.getType(), frame) : null;
    if (pattern instanceof BindingPatternTree binding) {
      Element variable = element(binding.getVariable(), frame);
      if (variable != null) {
        frame.locals().put(variable, value);
      }
    }
    Boolean is = (value instanceof Opaque || type == null) ? null : isInstance(value, type);
    return is != null ? is : value instanceof Opaque ? value : defaultAction(tree, frame);
  }

  private @Nullable Boolean isInstance(@Nullable Object value, TypeMirror type) {
    if (value == null) {
      return false;
    }
    if (value instanceof Instance instance) {
      return interpreter
          .types()
          .isSubtype(
              interpreter.types().erasure(instance.type().asType()),
              interpreter.types().erasure(type));
    }
    Class<?> real = interpreter.natives().type(type);
    boolean isReal = !(value instanceof Closure || value instanceof ClassLiteral);
    return (real == null || !isReal) ? null : (Boolean) real.isInstance(value);
  }

  // Arrays

  @Override
  public @Nullable Object visitNewArray(NewArrayTree tree, Frame frame) {
    TypeMirror type = type(tree, frame);
    if (!(type instanceof ArrayType array)) {
      return defaultAction(tree, frame);
    }
    if (tree.getInitializers() != null) {
      Object[] values = new Object[tree.getInitializers().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            Conversions.to(
                interpreter.eval(tree.getInitializers().get(i), frame), array.getComponentType());
      }
      return interpreter.calls().array(array.getComponentType(), values);
    }
    Object length =
        tree.getDimensions().size() == 1
            ? Conversions.to(interpreter.eval(tree.getDimensions().get(0), frame), int.class)
            : null;
    Class<?> component = interpreter.natives().type(array.getComponentType());
    return length instanceof Integer n && n >= 0 && n < LONGEST && component != null
        ? Array.newInstance(component, n)
        : defaultAction(tree, frame);
  }

  @Override
  public @Nullable Object visitArrayAccess(ArrayAccessTree tree, Frame frame) {
    Object array = interpreter.eval(tree.getExpression(), frame);
    Object index = Conversions.to(interpreter.eval(tree.getIndex(), frame), int.class);
    if (array instanceof Opaque || index instanceof Opaque) {
      return array instanceof Opaque ? array : index;
    }
    return array != null && index instanceof Integer i && i >= 0 && i < Array.getLength(array)
        ? Array.get(array, i)
        : defaultAction(tree, frame);
  }

  // Calls

  @Override
  public @Nullable Object visitMethodInvocation(MethodInvocationTree tree, Frame frame) {
    return interpreter.calls().call(tree, frame);
  }

  @Override
  public @Nullable Object visitNewClass(NewClassTree tree, Frame frame) {
    return interpreter.creation().create(tree, frame);
  }

  @Override
  public @Nullable Object visitLambdaExpression(LambdaExpressionTree tree, Frame frame) {
    return new Closure(tree, frame.captured(), null);
  }

  @Override
  public @Nullable Object visitMemberReference(MemberReferenceTree tree, Frame frame) {
    ExpressionTree qualifier = tree.getQualifierExpression();
    boolean isType =
        element(qualifier, frame) instanceof TypeElement
            || type(qualifier, frame) instanceof ArrayType;
    return new Closure(tree, frame.captured(), isType ? null : interpreter.eval(qualifier, frame));
  }

  @Override
  public @Nullable Object visitSwitchExpression(SwitchExpressionTree tree, Frame frame) {
    return Conversions.to(
        new Switches(interpreter).expression(tree, frame), unlessObject(type(tree, frame)));
  }
}
