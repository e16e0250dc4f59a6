package dev.retort.processor.evaluate;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import dev.retort.op.ScriptFiles;
import dev.retort.processor.lint.Source;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a method of a revision: what is common to expressions, statements and calls.
 *
 * <p>Values are the real objects; one that is not known is {@link Opaque}. Code of which it is not
 * known whether, or how often, it runs is walked through {@link #uncertainly}: its calls tell what
 * may be touched and its assignments make variables opaque.
 */
final class Interpreter {

  private static final int LONGEST_TEXT = 60;

  private final Sources sources;
  private final Natives natives;
  private final Elements elements;
  private final Types types;
  private final Limits limits;
  private final TypeElement revision;
  private final Recording recording;
  private final Expressions expressions = new Expressions(this);
  private final Statements statements = new Statements(this);
  private final Calls calls = new Calls(this);
  private final Unknowns unknowns = new Unknowns(this);
  private final Creation creation = new Creation(this);
  private final Fields fields = new Fields(this);

  /** Trees of the revision's class that were evaluated in this statement, each with its value. */
  private final List<@Nullable Object> trace = new ArrayList<>();

  private final IdentityHashMap<Object, Opaque> spoilt = new IdentityHashMap<>();
  private @Nullable List<Object> changed;
  private @Nullable CallSource origin;
  private int steps;
  private int depth;
  private @Nullable Opaque unsure;
  private int opaques;

  Interpreter(
      Sources sources,
      Natives natives,
      Elements elements,
      Types types,
      Limits limits,
      TypeElement revision,
      ScriptFiles files) {
    this.sources = sources;
    this.natives = natives;
    this.elements = elements;
    this.types = types;
    this.limits = limits;
    this.revision = revision;
    this.recording = new Recording(this, files);
  }

  Sources sources() {
    return sources;
  }

  Natives natives() {
    return natives;
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  TypeElement revision() {
    return revision;
  }

  Recording recording() {
    return recording;
  }

  Calls calls() {
    return calls;
  }

  Unknowns unknowns() {
    return unknowns;
  }

  Creation creation() {
    return creation;
  }

  Fields fields() {
    return fields;
  }

  // Walking

  /** The value of an expression; {@link Opaque} where it is not known. */
  @Nullable Object eval(ExpressionTree tree, Frame frame) {
    step(frame, tree);
    Object value;
    try {
      value = tree.accept(expressions, frame);
    } catch (NotKnown e) {
      value = e.opaque();
    } catch (ArithmeticException e) {
      value = opaque(frame, tree, quoted(tree) + " fails: " + e.getMessage());
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      value = opaque(frame, tree, valueOf(tree));
    }
    if (value != null) {
      if (!spoilt.isEmpty() && spoilt.containsKey(value)) {
        value = spoilt.get(value);
      }
      if (frame.isOwn()) {
        trace.add(tree);
        trace.add(value);
      }
    }
    return value;
  }

  /** Goes through a statement. */
  Completion exec(StatementTree tree, Frame frame) {
    step(frame, tree);
    int mark = trace.size();
    try {
      Opaque left = frame.left();
      if (left == null || frame.isGuarded()) {
        return tree.accept(statements, frame);
      }
      frame.guard(true);
      try {
        uncertainly(left, frame, tree, () -> tree.accept(statements, frame));
      } finally {
        frame.guard(false);
      }
      return Completion.NEXT;
    } finally {
      trace.subList(mark, trace.size()).clear();
    }
  }

  Completion exec(List<? extends StatementTree> trees, Frame frame) {
    for (StatementTree tree : trees) {
      Completion completion = exec(tree, frame);
      if (completion.isAbrupt()) {
        return completion;
      }
    }
    return Completion.NEXT;
  }

  private void step(Frame frame, Tree tree) {
    if (++steps > limits.steps()) {
      throw new Thrown(
          opaque(frame, tree, "it takes more than " + limits.steps() + " steps to go through"),
          true);
    }
  }

  /** Goes into other code: a method, an initialiser. */
  <T extends @Nullable Object> T enter(
      Frame caller, Tree at, int mark, boolean isOwn, Supplier<T> code) {
    if (depth >= limits.depth()) {
      throw new Thrown(
          opaque(caller, at, "there are more than " + limits.depth() + " calls inside each other"),
          true);
    }
    CallSource before = origin;
    if (!isOwn && caller.isOwn()) {
      origin = source(caller, at, mark);
    }
    depth++;
    try {
      return code.get();
    } finally {
      depth--;
      origin = before;
    }
  }

  // What is not known

  /** Goes through code of which it is not known whether it runs. */
  void uncertainly(Opaque why, Frame frame, Tree tree, Supplier<@Nullable Object> code) {
    Opaque before = unsure;
    unsure = before == null ? why : before;
    try {
      recording.uncertainly(
          why,
          sourceOf(frame, tree, trace.size()),
          () -> {
            try {
              if (code.get() instanceof Completion completion && completion.isAbrupt()) {
                frame.leave(why);
              }
            } catch (Thrown e) {
              if (e.isForGood()) {
                throw e;
              }
            }
          });
    } finally {
      unsure = before;
      forget(tree, frame, why);
    }
  }

  boolean isUncertain() {
    return unsure != null;
  }

  /** Why it is not known whether what is done now is done; null where that is known. */
  @Nullable Opaque unsure() {
    return unsure;
  }

  /** How many values have turned out not to be known until now. */
  int opaques() {
    return opaques;
  }

  /** The variables that some code assigns are no longer known. */
  void forget(Tree tree, Frame frame, Opaque why) {
    for (Element variable : assigned(tree, frame)) {
      Frame holder = frame.holder(variable);
      if (holder != null) {
        holder.locals().put(variable, why);
      }
    }
  }

  /** The variables that some code assigns. */
  Set<Element> assigned(Tree tree, Frame frame) {
    Set<Element> assigned = new LinkedHashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      private void add(ExpressionTree target) {
        Element element = sources.element(frame.unit(), target);
        if (element != null) {
          assigned.add(element);
        }
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
        add(node.getVariable());
        return super.visitAssignment(node, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree node, @Nullable Void unused) {
        add(node.getVariable());
        return super.visitCompoundAssignment(node, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree node, @Nullable Void unused) {
        if (Operators.inside(node.getKind()) != null) {
          add(node.getExpression());
        }
        return super.visitUnary(node, null);
      }
    }.scan(tree, null);
    return assigned;
  }

  /** The values that some variables have. */
  Map<Element, @Nullable Object> values(Set<Element> variables, Frame frame) {
    Map<Element, @Nullable Object> values = new HashMap<>();
    for (Element variable : variables) {
      Frame holder = frame.holder(variable);
      if (holder != null) {
        values.put(variable, holder.locals().get(variable));
      }
    }
    return values;
  }

  void restore(Map<Element, @Nullable Object> values, Frame frame) {
    values.forEach(
        (variable, value) -> {
          Frame holder = frame.holder(variable);
          if (holder != null) {
            holder.locals().put(variable, value);
          }
        });
  }

  /** An object was changed. */
  void changed(Object object) {
    if (changed != null) {
      changed.add(object);
    }
  }

  /** What an object holds is no longer known. */
  void spoil(Object object, Opaque why) {
    spoilt.put(object, why);
  }

  boolean isSpoilt(@Nullable Object object) {
    return object != null && !spoilt.isEmpty() && spoilt.containsKey(object);
  }

  @Nullable Opaque spoiltBy(Object object) {
    return spoilt.get(object);
  }

  /** Remembers what is changed from now on; gives what was remembered for until now. */
  @Nullable List<Object> watch(@Nullable List<Object> list) {
    List<Object> before = changed;
    changed = list;
    return before;
  }

  Opaque opaque(Frame frame, Tree tree, String why) {
    return opaque(frame, tree, Remark.Kind.OPAQUE, why);
  }

  Opaque opaque(Frame frame, Tree tree, Remark.Kind kind, String why) {
    opaques++;
    return new Opaque(kind, why, position(frame, tree), false);
  }

  /** Not known, and the user hears of it from somebody else. */
  Opaque told(Frame frame, Tree tree, Remark.Kind kind, String why) {
    opaques++;
    return new Opaque(kind, why, position(frame, tree), true);
  }

  // Where something stands

  int mark() {
    return trace.size();
  }

  /** The source of a step: in the revision's class, or where that class called what recorded it. */
  Source sourceOf(Frame frame, Tree tree, int mark) {
    if (frame.isOwn()) {
      return source(frame, tree, mark);
    }
    return origin == null ? classSource() : origin;
  }

  private CallSource source(Frame frame, Tree tree, int mark) {
    return new CallSource(
        sources.trees(),
        frame.unit().getCompilationUnit(),
        tree,
        trace.subList(mark, trace.size()).toArray());
  }

  Source classSource() {
    return new ClassSource(revision);
  }

  Position position(Frame frame, Tree tree) {
    return frame.isOwn()
        ? Position.at(new TreePlace(sources.trees(), frame.unit().getCompilationUnit(), tree))
        : origin == null ? classSource().at(null) : origin.at(null);
  }

  /** Whether code stands in the revision's class. */
  boolean isOwn(Element element) {
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      if (at.equals(revision)) {
        return true;
      }
      if (at.getKind() == ElementKind.PACKAGE) {
        return false;
      }
    }
    return false;
  }

  // How it is said

  static String valueOf(Tree tree) {
    return "the value of " + quoted(tree) + " is known only when it runs";
  }

  /** An expression as it is written, or its beginning. */
  static String quoted(Tree tree) {
    String text = tree.toString().replaceAll("\\s+", " ").trim();
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 2) + "..";
  }
}
