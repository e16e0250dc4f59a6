package dev.retort.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Classes with {@code @Revision} inside methods: annotation processing does not see them, so they
 * would be passed over in silence. Only the text of the tree is looked at, nothing is resolved.
 */
public final class LocalRevisions {

  private static final String PACKAGE = "dev.retort";

  private LocalRevisions() {}

  /**
   * One of them.
   *
   * @param name its simple name
   * @param around the method, or else the class, that it stands in
   */
  public record Found(String name, Element around) {}

  /** All in some top-level classes; none on a compiler without trees. */
  public static List<Found> in(
      ProcessingEnvironment environment, Collection<? extends Element> roots) {
    try {
      return Scan.in(environment, roots);
    } catch (LinkageError | IllegalArgumentException notJavac) {
      return List.of();
    }
  }

  /** A class of its own, so that a compiler without trees never loads it. */
  private static final class Scan extends TreePathScanner<@Nullable Void, List<Found>> {

    private final Trees trees;
    private final boolean isImported;

    private Scan(Trees trees, boolean isImported) {
      this.trees = trees;
      this.isImported = isImported;
    }

    static List<Found> in(ProcessingEnvironment environment, Collection<? extends Element> roots) {
      Trees trees = Javac.trees(environment);
      List<Found> found = new ArrayList<>();
      Set<CompilationUnitTree> seen = new HashSet<>();
      for (Element root : roots) {
        TreePath path = root instanceof TypeElement ? trees.getPath(root) : null;
        if (path != null && seen.add(path.getCompilationUnit())) {
          CompilationUnitTree unit = path.getCompilationUnit();
          if (holdsLocalClasses(unit)
              && unit.getImports().stream()
                  .anyMatch(each -> name(each).startsWith(PACKAGE + "."))) {
            new Scan(trees, isImported(unit)).scan(new TreePath(unit), found);
          }
        }
      }
      return found;
    }

    /** Whether there is a class in a body: most files have none, and paths cost. */
    private static boolean holdsLocalClasses(CompilationUnitTree unit) {
      boolean[] holds = {false};
      new TreeScanner<@Nullable Void, Boolean>() {
        @Override
        public @Nullable Void visitClass(ClassTree tree, Boolean isInside) {
          holds[0] |= isInside;
          for (Tree member : tree.getMembers()) {
            scan(member, isInside || !(member instanceof ClassTree));
          }
          return null;
        }
      }.scan(unit, false);
      return holds[0];
    }

    private static boolean isImported(CompilationUnitTree unit) {
      boolean byPackage = false;
      for (ImportTree each : unit.getImports()) {
        String name = name(each);
        if (name.endsWith(".Revision")) {
          return name.equals(PACKAGE + ".Revision");
        }
        byPackage |= name.equals(PACKAGE + ".*");
      }
      return byPackage;
    }

    private static String name(ImportTree tree) {
      return tree.getQualifiedIdentifier().toString();
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, List<Found> found) {
      Tree around = around(getCurrentPath().getParentPath());
      if (around != null
          && tree.getModifiers().getAnnotations().stream().anyMatch(this::isRevision)) {
        Element element = trees.getElement(pathOf(around));
        found.add(new Found(tree.getSimpleName().toString(), Objects.requireNonNull(element)));
      }
      return super.visitClass(tree, found);
    }

    private boolean isRevision(AnnotationTree annotation) {
      String name = annotation.getAnnotationType().toString();
      return name.equals(PACKAGE + ".Revision") || (isImported && name.equals("Revision"));
    }

    /** The outermost method or class that has a class in its code; null for a member. */
    private static @Nullable Tree around(TreePath path) {
      Tree member = null;
      boolean local = false;
      for (TreePath at = path; at != null; at = at.getParentPath()) {
        Tree tree = at.getLeaf();
        if (tree instanceof MethodTree || tree instanceof ClassTree) {
          local |= tree instanceof MethodTree;
          member = member instanceof MethodTree && !(tree instanceof MethodTree) ? member : tree;
        } else if (!(tree instanceof CompilationUnitTree)) {
          local = true;
        }
      }
      return local ? member : null;
    }

    private TreePath pathOf(Tree tree) {
      TreePath path = getCurrentPath();
      while (path.getLeaf() != tree) {
        path = path.getParentPath();
      }
      return path;
    }
  }
}
