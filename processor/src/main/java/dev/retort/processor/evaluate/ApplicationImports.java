package dev.retort.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retort.processor.message.Position;
import dev.retort.processor.source.Javac;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the application that a revision imports. When one of them changes, so does what
 * the revision did long ago; helpers that stand beside the revisions are theirs and are left alone.
 */
public final class ApplicationImports {

  /**
   * An import of one.
   *
   * @param className its canonical name
   * @param at the import
   */
  public record Found(String className, Position at) {}

  private ApplicationImports() {}

  /**
   * Those of a revision's file. Only classes that are compiled now are the application's for sure.
   *
   * @param packages the packages that have revisions; what lies in them or below is theirs
   */
  public static List<Found> in(
      ProcessingEnvironment environment, TypeElement revision, Set<String> packages) {
    Trees trees = Javac.trees(environment);
    TreePath path = trees.getPath(revision);
    List<Found> found = new ArrayList<>();
    if (path == null) {
      return found;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    for (ImportTree each : unit.getImports()) {
      TypeElement type = type(environment, each);
      if (type != null
          && type.getKind() != ElementKind.ANNOTATION_TYPE // it does nothing
          && trees.getPath(type) != null
          && !isBeside(environment.getElementUtils().getPackageOf(type).toString(), packages)) {
        found.add(
            new Found(
                type.getQualifiedName().toString(),
                Position.at(new TreePlace(trees, unit, each.getQualifiedIdentifier()))));
      }
    }
    return found;
  }

  /** The class that an import names, or whose member it names; null for a whole package. */
  private static @Nullable TypeElement type(ProcessingEnvironment environment, ImportTree tree) {
    Tree name = tree.getQualifiedIdentifier();
    if (isPlatformOrOurs(name)) {
      return null;
    }
    if (tree.isStatic() && name instanceof MemberSelectTree member) {
      name = member.getExpression();
    }
    String text = name.toString();
    return text.endsWith(".*") ? null : environment.getElementUtils().getTypeElement(text);
  }

  /** Whether a name begins with {@code java} or {@code dev.retort}: nearly all do. */
  private static boolean isPlatformOrOurs(Tree name) {
    CharSequence second = "";
    Tree at = name;
    while (at instanceof MemberSelectTree select) {
      second = select.getIdentifier();
      at = select.getExpression();
    }
    String first = at.toString();
    return first.equals("java") || (first.equals("dev") && second.toString().equals("retort"));
  }

  private static boolean isBeside(String packageName, Set<String> packages) {
    return packages.stream()
        .anyMatch(each -> packageName.equals(each) || packageName.startsWith(each + "."));
  }
}
