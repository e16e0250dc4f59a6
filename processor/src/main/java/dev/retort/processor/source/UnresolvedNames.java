package dev.retort.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Whether classes name others that the compiler can't find: in imports, signatures and annotations.
 * Bodies are not looked at, and nothing is resolved that the compiler has not tried itself.
 */
final class UnresolvedNames extends TreePathScanner<Boolean, @Nullable Void> {

  private final Trees trees;

  private UnresolvedNames(Trees trees) {
    this.trees = trees;
  }

  static boolean anyIn(ProcessingEnvironment environment, Set<String> classNames) {
    UnresolvedNames names = new UnresolvedNames(Javac.trees(environment));
    for (String name : classNames) {
      TypeElement type = environment.getElementUtils().getTypeElement(name);
      TreePath path = type == null ? null : names.trees.getPath(type);
      if (path != null
          && Boolean.TRUE.equals(names.scan(new TreePath(path.getCompilationUnit()), null))) {
        return true;
      }
    }
    return false;
  }

  private boolean isError() {
    TypeMirror type = trees.getTypeMirror(getCurrentPath());
    return type != null && type.getKind() == TypeKind.ERROR;
  }

  @Override
  public Boolean visitIdentifier(IdentifierTree tree, @Nullable Void none) {
    return isError();
  }

  @Override
  public Boolean visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
    return isError() || Boolean.TRUE.equals(super.visitMemberSelect(tree, null));
  }

  @Override
  public Boolean visitBlock(BlockTree tree, @Nullable Void none) {
    return false;
  }

  @Override
  public Boolean visitVariable(VariableTree tree, @Nullable Void none) {
    return Boolean.TRUE.equals(scan(tree.getModifiers(), null))
        || Boolean.TRUE.equals(scan(tree.getType(), null));
  }

  @Override
  public Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
    return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
  }
}
