package dev.retort.processor.evaluate;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import dev.retort.processor.evaluate.Completion.Way;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** {@code switch}, old and new, over known values; patterns are not understood. */
final class Switches {

  private final Interpreter interpreter;

  Switches(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Completion statement(SwitchTree tree, Frame frame) {
    Completion end = choose(tree, tree.getExpression(), tree.getCases(), frame);
    return end.means(Way.BREAK, null) && end.label() == null ? Completion.NEXT : end;
  }

  @Nullable Object expression(SwitchExpressionTree tree, Frame frame) {
    Completion end = choose(tree, tree.getExpression(), tree.getCases(), frame);
    return end.way() == Way.YIELD
        ? end.value()
        : end.value() instanceof Opaque opaque
            ? opaque
            : interpreter.opaque(frame, tree, Interpreter.valueOf(tree.getExpression()));
  }

  private Completion choose(
      Tree tree, ExpressionTree selector, List<? extends CaseTree> cases, Frame frame) {
    Object value = interpreter.eval(selector, frame);
    int chosen = value == null || value instanceof Opaque ? -1 : index(value, cases, frame);
    if (chosen == NONE) {
      return Completion.NEXT;
    } else if (chosen < 0) {
      Opaque why =
          value instanceof Opaque opaque
              ? opaque
              : interpreter.opaque(frame, selector, Interpreter.valueOf(selector));
      for (CaseTree each : cases) {
        interpreter.uncertainly(
            why,
            frame,
            each,
            () -> {
              Completion end = run(List.of(each), frame);
              return end.way() == Way.YIELD || (end.way() == Way.BREAK && end.label() == null)
                  ? Completion.NEXT
                  : end;
            });
      }
      interpreter.forget(tree, frame, why);
      return new Completion(Way.NEXT, null, why);
    }
    return run(cases.subList(chosen, cases.size()), frame);
  }

  private static final int NONE = Integer.MAX_VALUE;

  /** Which case is chosen: {@link #NONE}, or -1 where that is not known. */
  private int index(Object value, List<? extends CaseTree> cases, Frame frame) {
    int otherwise = NONE;
    for (int i = 0; i < cases.size(); i++) {
      List<String> labels = labels(cases.get(i));
      if (labels.contains("PATTERN_CASE_LABEL")
          || labels.contains("DECONSTRUCTION_PATTERN")
          || labels.contains("BINDING_PATTERN")) {
        return -1;
      }
      List<? extends ExpressionTree> constants = cases.get(i).getExpressions();
      if (constants.isEmpty() || labels.contains("DEFAULT_CASE_LABEL")) {
        otherwise = i;
      }
      for (ExpressionTree constant : constants) {
        Boolean is = is(value, constant, frame);
        if (is == null) {
          return -1;
        } else if (is) {
          return i;
        }
      }
    }
    return otherwise;
  }

  /** The kinds of a case's labels; the API has them since JDK 21, and has {@code default} there. */
  private static List<String> labels(CaseTree tree) {
    List<String> kinds = new ArrayList<>();
    try {
      if (CaseTree.class.getMethod("getLabels").invoke(tree) instanceof List<?> labels) {
        for (Object label : labels) {
          kinds.add(((Tree) label).getKind().name());
        }
      }
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException older) {
      return kinds;
    }
    return kinds;
  }

  private @Nullable Boolean is(Object value, ExpressionTree constant, Frame frame) {
    Element element = interpreter.sources().element(frame.unit(), constant);
    if (element != null && element.getKind() == ElementKind.ENUM_CONSTANT) {
      String name = element.getSimpleName().toString();
      return value instanceof Instance instance
          ? (Boolean) name.equals(instance.constant())
          : value instanceof Enum<?> real ? (Boolean) name.equals(real.name()) : null;
    }
    Object known = interpreter.eval(constant, frame);
    if (known == null) {
      return false; // case null
    } else if (known instanceof Opaque) {
      return null;
    }
    return known.equals(value)
        || Boolean.TRUE.equals(Operators.binary(Tree.Kind.EQUAL_TO, known, value));
  }

  private Completion run(List<? extends CaseTree> cases, Frame frame) {
    for (CaseTree each : cases) {
      if (each.getCaseKind() == CaseTree.CaseKind.RULE) {
        Tree body = each.getBody();
        if (body instanceof ExpressionTree expression) {
          return new Completion(Way.YIELD, null, interpreter.eval(expression, frame));
        }
        return body instanceof StatementTree statement
            ? interpreter.exec(statement, frame)
            : Completion.NEXT;
      }
      Completion end = interpreter.exec(each.getStatements(), frame);
      if (end.isAbrupt()) {
        return end;
      }
    }
    return Completion.NEXT;
  }
}
