package dev.retort.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.retort.op.Column;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.processor.lint.Source;
import dev.retort.processor.message.Position;
import org.jspecify.annotations.Nullable;

/** A call in the revision's class, with what its arguments and their parts came to. */
final class CallSource implements Source {

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final Tree call;

  /** Trees and their values in turn, the inner before the outer. */
  private final @Nullable Object[] parts;

  CallSource(Trees trees, CompilationUnitTree unit, Tree call, @Nullable Object[] parts) {
    this.trees = trees;
    this.unit = unit;
    this.call = call;
    this.parts = parts;
  }

  @Override
  public Position at(@Nullable Object subject) {
    if (subject != null) {
      for (int i = 0; i < parts.length; i += 2) {
        if (parts[i] instanceof Tree tree && isMeant(parts[i + 1], subject)) {
          return Position.at(new TreePlace(trees, unit, tree));
        }
      }
    }
    return Position.at(new TreePlace(trees, unit, call));
  }

  private static boolean isMeant(@Nullable Object value, Object subject) {
    try {
      if (value == null || value instanceof Opaque) {
        return false;
      }
      return subject.equals(value)
          || (value instanceof String text && isName(text, subject))
          || (value instanceof Column column && isOf(column, subject))
          || isNamedLater(value, subject)
          || (subject instanceof Literal && Literal.of(value).equals(subject));
    } catch (NotKnown | IllegalArgumentException other) {
      return false; // a part that is no name, say
    }
  }

  private static boolean isName(String text, Object subject) {
    return (subject instanceof Name && Name.of(text).equals(subject))
        || (subject instanceof QualifiedName && QualifiedName.of(text).equals(subject));
  }

  private static boolean isOf(Column column, Object subject) {
    return column.definition().equals(subject)
        || column.constraints().stream().anyMatch(each -> isNamedLater(each, subject));
  }

  /** A constraint or an index as it was written, before the naming convention came. */
  private static boolean isNamedLater(Object value, Object subject) {
    if (value instanceof Constraint written && subject instanceof Constraint named) {
      Name name = named.name();
      return written.equals(named)
          || (written.name() == null && name != null && written.named(name).equals(named));
    }
    if (value instanceof Index index && subject instanceof Index other) {
      Name name = other.name();
      return index.name() == null && name != null && index.named(name).equals(other);
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallSource that && call.equals(that.call);
  }

  @Override
  public int hashCode() {
    return call.hashCode();
  }

  @Override
  public String toString() {
    return call.toString();
  }
}
