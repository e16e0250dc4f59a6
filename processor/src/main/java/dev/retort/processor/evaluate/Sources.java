package dev.retort.processor.evaluate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the compilation, and what javac knows of them. A class is attributed when the
 * first of its bodies is asked for.
 */
final class Sources {

  /**
   * Where something is declared.
   *
   * @param unit its file
   * @param tree its tree
   */
  record Declaration(TreePath unit, Tree tree) {}

  private final Trees trees;
  private final Map<Element, @Nullable Declaration> declarations = new HashMap<>();
  private final IdentityHashMap<Tree, TreePath> units = new IdentityHashMap<>();

  Sources(Trees trees) {
    this.trees = trees;
  }

  Trees trees() {
    return trees;
  }

  /** The class that a member belongs to. */
  static TypeElement owner(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  /** What a name, a call or a declaration means; null where javac does not know either. */
  @Nullable Element element(TreePath unit, Tree tree) {
    return trees.getElement(new TreePath(unit, tree));
  }

  /** The type of an expression; null where it has none. */
  @Nullable TypeMirror type(TreePath unit, Tree tree) {
    return trees.getTypeMirror(new TreePath(unit, tree));
  }

  /** Where a method, a field or a class is declared; null when it is not compiled now. */
  @Nullable Declaration declaration(Element element) {
    if (!declarations.containsKey(element)) {
      declarations.put(element, find(element));
    }
    return declarations.get(element);
  }

  private @Nullable Declaration find(Element element) {
    TreePath path = trees.getPath(element);
    if (path == null) {
      return null;
    }
    Tree inside = inside(path.getLeaf());
    if (inside != null) {
      Element unused = trees.getElement(new TreePath(path, inside)); // attributes the class
    }
    TreePath unit =
        units.computeIfAbsent(
            path.getCompilationUnit(), key -> new TreePath(path.getCompilationUnit()));
    return new Declaration(unit, path.getLeaf());
  }

  private static @Nullable Tree inside(Tree tree) {
    if (tree instanceof MethodTree method) {
      return method.getBody();
    }
    return tree instanceof VariableTree variable ? variable.getInitializer() : null;
  }

  /** Makes javac look at an initialiser of a class. */
  void attribute(Declaration type, Tree field, Tree initializer) {
    TreePath path =
        new TreePath(new TreePath(new TreePath(type.unit(), type.tree()), field), initializer);
    Element unused = trees.getElement(path);
  }

  /** Remembers the members of a class in a body, which {@code Trees} would not find. */
  void declare(TreePath unit, ClassTree type) {
    Element element = element(unit, type);
    if (element == null || declarations.containsKey(element)) {
      return;
    }
    declarations.put(element, new Declaration(unit, type));
    for (Tree member : type.getMembers()) {
      Element inside = element(unit, member);
      if (inside != null) {
        declarations.put(inside, new Declaration(unit, member));
      }
    }
  }
}
