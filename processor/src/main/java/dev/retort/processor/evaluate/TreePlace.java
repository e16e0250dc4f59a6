package dev.retort.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.retort.processor.message.Place;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** A tree as a place; the same place when it is the same tree. */
final class TreePlace implements Place {

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final Tree tree;

  TreePlace(Trees trees, CompilationUnitTree unit, Tree tree) {
    this.trees = trees;
    this.unit = unit;
    this.tree = tree;
  }

  @Override
  public void print(Kind kind, String text) {
    trees.printMessage(kind, text, tree, unit);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreePlace that && tree.equals(that.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return unit.getSourceFile().getName() + ": " + tree;
  }
}
