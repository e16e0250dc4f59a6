package dev.retort.processor.evaluate;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.retort.processor.evaluate.Completion.Way;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** What statements do. */
final class Statements extends SimpleTreeVisitor<Completion, Frame> {

  private final Interpreter interpreter;

  Statements(Interpreter interpreter) {
    super(Completion.NEXT);
    this.interpreter = interpreter;
  }

  @Override
  protected Completion defaultAction(Tree tree, Frame frame) {
    throw new Thrown(
        interpreter.opaque(frame, tree, "a statement of this kind is not understood"), true);
  }

  @Override
  public Completion visitErroneous(com.sun.source.tree.ErroneousTree tree, Frame frame) {
    return Completion.NEXT;
  }

  @Override
  public Completion visitBlock(BlockTree tree, Frame frame) {
    return interpreter.exec(tree.getStatements(), frame);
  }

  @Override
  public Completion visitEmptyStatement(EmptyStatementTree tree, Frame frame) {
    return Completion.NEXT;
  }

  @Override
  public Completion visitAssert(AssertTree tree, Frame frame) {
    return Completion.NEXT;
  }

  @Override
  public Completion visitSynchronized(SynchronizedTree tree, Frame frame) {
    return visitBlock(tree.getBlock(), frame);
  }

  @Override
  public Completion visitClass(ClassTree tree, Frame frame) {
    interpreter.sources().declare(frame.unit(), tree);
    return Completion.NEXT;
  }

  @Override
  public Completion visitExpressionStatement(ExpressionStatementTree tree, Frame frame) {
    Object unused = interpreter.eval(tree.getExpression(), frame);
    return Completion.NEXT;
  }

  @Override
  public Completion visitVariable(VariableTree tree, Frame frame) {
    Element variable = interpreter.sources().element(frame.unit(), tree);
    Object value =
        tree.getInitializer() == null ? null : interpreter.eval(tree.getInitializer(), frame);
    if (variable != null) {
      frame.locals().put(variable, Conversions.to(value, variable.asType()));
    }
    return Completion.NEXT;
  }

  // Leaving

  @Override
  public Completion visitReturn(ReturnTree tree, Frame frame) {
    return new Completion(
        Way.RETURN,
        null,
        tree.getExpression() == null ? null : interpreter.eval(tree.getExpression(), frame));
  }

  @Override
  public Completion visitYield(YieldTree tree, Frame frame) {
    return new Completion(Way.YIELD, null, interpreter.eval(tree.getValue(), frame));
  }

  @Override
  public Completion visitBreak(BreakTree tree, Frame frame) {
    return new Completion(Way.BREAK, text(tree.getLabel()), null);
  }

  @Override
  public Completion visitContinue(ContinueTree tree, Frame frame) {
    return new Completion(Way.CONTINUE, text(tree.getLabel()), null);
  }

  private static @Nullable String text(@Nullable Object name) {
    return name == null ? null : name.toString();
  }

  @Override
  public Completion visitThrow(ThrowTree tree, Frame frame) {
    throw new Thrown(
        interpreter.opaque(
            frame, tree, Interpreter.quoted(tree.getExpression()) + " is thrown here"),
        false);
  }

  @Override
  public Completion visitLabeledStatement(LabeledStatementTree tree, Frame frame) {
    String label = tree.getLabel().toString();
    StatementTree inside = tree.getStatement();
    Completion end =
        inside instanceof ForLoopTree loop
            ? loop(loop, label, frame)
            : inside instanceof EnhancedForLoopTree each
                ? loop(each, label, frame)
                : inside instanceof WhileLoopTree loop
                    ? loop(loop, label, frame)
                    : inside instanceof DoWhileLoopTree loop
                        ? loop(loop, label, frame)
                        : interpreter.exec(inside, frame);
    return end.way() == Way.BREAK && label.equals(end.label()) ? Completion.NEXT : end;
  }

  // Choosing

  @Override
  public Completion visitIf(IfTree tree, Frame frame) {
    Object condition = interpreter.eval(tree.getCondition(), frame);
    StatementTree otherwise = tree.getElseStatement();
    if (condition instanceof Boolean known) {
      return known
          ? interpreter.exec(tree.getThenStatement(), frame)
          : otherwise == null ? Completion.NEXT : interpreter.exec(otherwise, frame);
    }
    Opaque why = why(condition, tree.getCondition(), frame);
    Map<Element, @Nullable Object> before =
        interpreter.values(interpreter.assigned(tree, frame), frame);
    interpreter.uncertainly(
        why,
        frame,
        tree,
        () -> {
          boolean wasLeft = frame.left() != null;
          Completion then = interpreter.exec(tree.getThenStatement(), frame);
          if (otherwise == null) {
            return then;
          }
          interpreter.restore(before, frame);
          Completion other =
              wasLeft == (frame.left() != null)
                  ? interpreter.exec(otherwise, frame)
                  : unguarded(otherwise, frame);
          return then.isAbrupt() ? then : other;
        });
    return Completion.NEXT;
  }

  /** The other branch does not follow the one that left. */
  private Completion unguarded(StatementTree tree, Frame frame) {
    boolean before = frame.isGuarded();
    frame.guard(true);
    try {
      return interpreter.exec(tree, frame);
    } finally {
      frame.guard(before);
    }
  }

  @Override
  public Completion visitSwitch(SwitchTree tree, Frame frame) {
    return new Switches(interpreter).statement(tree, frame);
  }

  private Opaque why(@Nullable Object value, Tree tree, Frame frame) {
    return value instanceof Opaque opaque
        ? opaque
        : interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
  }

  // Loops

  @Override
  public Completion visitForLoop(ForLoopTree tree, Frame frame) {
    return loop(tree, null, frame);
  }

  private Completion loop(ForLoopTree tree, @Nullable String label, Frame frame) {
    Completion begun = interpreter.exec(tree.getInitializer(), frame);
    return begun.isAbrupt()
        ? begun
        : loop(tree, tree.getCondition(), tree.getStatement(), tree.getUpdate(), label, frame);
  }

  @Override
  public Completion visitWhileLoop(WhileLoopTree tree, Frame frame) {
    return loop(tree, null, frame);
  }

  private Completion loop(WhileLoopTree tree, @Nullable String label, Frame frame) {
    return loop(tree, tree.getCondition(), tree.getStatement(), List.of(), label, frame);
  }

  @Override
  public Completion visitDoWhileLoop(DoWhileLoopTree tree, Frame frame) {
    return loop(tree, null, frame);
  }

  private Completion loop(DoWhileLoopTree tree, @Nullable String label, Frame frame) {
    Completion first = interpreter.exec(tree.getStatement(), frame);
    if (first.means(Way.BREAK, label)) {
      return Completion.NEXT;
    } else if (first.isAbrupt() && !first.means(Way.CONTINUE, label)) {
      return first;
    }
    return loop(tree, tree.getCondition(), tree.getStatement(), List.of(), label, frame);
  }

  private Completion loop(
      Tree tree,
      @Nullable ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> update,
      @Nullable String label,
      Frame frame) {
    boolean wasLeft = frame.left() != null;
    while (true) {
      Object known = condition == null ? (Boolean) true : interpreter.eval(condition, frame);
      Opaque left = wasLeft ? null : frame.left();
      if (!(known instanceof Boolean goesOn) || left != null) {
        unsure(
            tree,
            left != null ? left : why(known, tree, frame),
            frame,
            () -> {
              Completion end = interpreter.exec(body, frame);
              Completion unused = interpreter.exec(update, frame);
              return left(end, label);
            });
        return Completion.NEXT;
      }
      if (!goesOn) {
        return Completion.NEXT;
      }
      Completion end = interpreter.exec(body, frame);
      if (end.means(Way.BREAK, label)) {
        return Completion.NEXT;
      } else if (end.isAbrupt() && !end.means(Way.CONTINUE, label)) {
        return end;
      }
      Completion unused = interpreter.exec(update, frame);
    }
  }

  /** What leaves an unsure loop but does not leave what is around it. */
  private static Completion left(Completion end, @Nullable String label) {
    return end.means(Way.BREAK, label) || end.means(Way.CONTINUE, label) ? Completion.NEXT : end;
  }

  /** A loop of which it is not known how often it runs: twice, for what the first time changes. */
  private void unsure(Tree tree, Opaque why, Frame frame, Supplier<@Nullable Object> body) {
    interpreter.forget(tree, frame, why);
    interpreter.uncertainly(why, frame, tree, body);
    interpreter.uncertainly(why, frame, tree, body);
  }

  @Override
  public Completion visitEnhancedForLoop(EnhancedForLoopTree tree, Frame frame) {
    return loop(tree, null, frame);
  }

  private Completion loop(EnhancedForLoopTree tree, @Nullable String label, Frame frame) {
    Object all = interpreter.eval(tree.getExpression(), frame);
    Element variable = interpreter.sources().element(frame.unit(), tree.getVariable());
    List<@Nullable Object> values = elements(all);
    if (variable == null || values == null) {
      Opaque why =
          all != null && NativeCalls.isUnordered(all)
              ? interpreter.opaque(
                  frame,
                  tree.getExpression(),
                  "the order of a Set.of(..) or Map.of(..) is another each time the program runs")
              : why(all, tree.getExpression(), frame);
      each(tree, variable, why, label, frame);
      return Completion.NEXT;
    }
    boolean wasLeft = frame.left() != null;
    for (Object value : values) {
      Opaque left = frame.left();
      if (left != null && !wasLeft) {
        each(tree, variable, left, label, frame);
        return Completion.NEXT;
      }
      frame.locals().put(variable, Conversions.to(value, variable.asType()));
      Completion end = interpreter.exec(tree.getStatement(), frame);
      if (end.means(Way.BREAK, label)) {
        return Completion.NEXT;
      } else if (end.isAbrupt() && !end.means(Way.CONTINUE, label)) {
        return end;
      }
    }
    return Completion.NEXT;
  }

  private void each(
      EnhancedForLoopTree tree,
      @Nullable Element variable,
      Opaque why,
      @Nullable String label,
      Frame frame) {
    unsure(
        tree,
        why,
        frame,
        () -> {
          if (variable != null) {
            frame.locals().put(variable, why);
          }
          return left(interpreter.exec(tree.getStatement(), frame), label);
        });
  }

  private static @Nullable List<@Nullable Object> elements(@Nullable Object all) {
    if (all == null || NativeCalls.isUnordered(all)) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (all.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(all); i++) {
        values.add(Array.get(all, i));
      }
      return values;
    } else if (all instanceof Iterable<?> iterable) {
      iterable.forEach(values::add);
      return values;
    }
    return null;
  }

  // Exceptions

  @Override
  public Completion visitTry(TryTree tree, Frame frame) {
    Completion end;
    if (!tree.getResources().isEmpty()) {
      Opaque why =
          interpreter.opaque(
              frame, tree.getResources().get(0), "what is opened here is known only when it runs");
      unsure(tree, why, frame);
      end = Completion.NEXT;
    } else if (tree.getCatches().isEmpty()) {
      end = interpreter.exec(tree.getBlock(), frame);
    } else {
      end = caught(tree, frame);
    }
    if (tree.getFinallyBlock() == null) {
      return end;
    }
    Completion last = interpreter.exec(tree.getFinallyBlock(), frame);
    return last.isAbrupt() ? last : end;
  }

  /** If all of the block is known, and nothing is thrown in it, no {@code catch} matters. */
  private Completion caught(TryTree tree, Frame frame) {
    Recording.Mark mark = interpreter.recording().mark();
    Map<Element, @Nullable Object> before =
        interpreter.values(interpreter.assigned(tree, frame), frame);
    int opaques = interpreter.opaques();
    List<Object> changed = new ArrayList<>();
    List<Object> outer = interpreter.watch(changed);
    Opaque why = null;
    try {
      Completion end = interpreter.exec(tree.getBlock(), frame);
      if (interpreter.opaques() == opaques) {
        return end;
      }
    } catch (Thrown e) {
      if (e.isForGood()) {
        throw e;
      }
      why = e.opaque();
    } finally {
      interpreter.watch(outer);
    }
    if (outer != null) {
      outer.addAll(changed);
    }
    Opaque unsure =
        why != null
            ? why
            : interpreter.opaque(
                frame, tree, "whether something in this try fails is known only when it runs");
    interpreter.recording().undo(mark);
    interpreter.restore(before, frame);
    changed.forEach(each -> interpreter.spoil(each, unsure));
    unsure(tree, unsure, frame);
    return Completion.NEXT;
  }

  private void unsure(TryTree tree, Opaque why, Frame frame) {
    interpreter.uncertainly(
        why, frame, tree.getBlock(), () -> interpreter.exec(tree.getBlock(), frame));
    for (CatchTree each : tree.getCatches()) {
      Element exception = interpreter.sources().element(frame.unit(), each.getParameter());
      if (exception != null) {
        frame.locals().put(exception, why);
      }
      interpreter.uncertainly(
          why, frame, each.getBlock(), () -> interpreter.exec(each.getBlock(), frame));
    }
  }
}
