package dev.retort.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retort.processor.message.Position;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URI;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What only javac tells ({@code jdk.compiler}'s supported tree API). All of it is reached through
 * here, so that a compiler without trees never loads it; there it throws {@code
 * IllegalArgumentException} or a {@code LinkageError}.
 */
public final class Javac {

  private static final int DEEPEST_WRAPPING = 5;

  private Javac() {}

  /**
   * The trees of a compilation, however a build tool wraps its environment.
   *
   * @throws IllegalArgumentException on another compiler; there may be a {@code LinkageError} too
   */
  public static Trees trees(ProcessingEnvironment environment) {
    return Trees.instance(unwrapped(environment));
  }

  static JavacTask task(ProcessingEnvironment environment) {
    return JavacTask.instance(unwrapped(environment));
  }

  static @Nullable URI uri(ProcessingEnvironment environment, TypeElement element) {
    TreePath path = trees(environment).getPath(element);
    return path == null ? null : path.getCompilationUnit().getSourceFile().toUri();
  }

  static @Nullable String className(ProcessingEnvironment environment, Position position) {
    Tree tree =
        trees(environment).getTree(position.element(), position.annotation(), position.value());
    return tree instanceof MemberSelectTree literal ? literal.getExpression().toString() : null;
  }

  /** Gradle delegates, IntelliJ makes a proxy: both hold the compiler's own in a field. */
  private static ProcessingEnvironment unwrapped(ProcessingEnvironment environment) {
    ProcessingEnvironment unwrapped = environment;
    for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
      try {
        Trees.instance(unwrapped);
        return unwrapped;
      } catch (IllegalArgumentException wrapped) {
        ProcessingEnvironment inside = inside(unwrapped);
        if (inside == null) {
          throw wrapped;
        }
        unwrapped = inside;
      }
    }
    return unwrapped;
  }

  private static @Nullable ProcessingEnvironment inside(Object wrapper) {
    Object holder =
        Proxy.isProxyClass(wrapper.getClass()) ? Proxy.getInvocationHandler(wrapper) : wrapper;
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        ProcessingEnvironment found = held(field, holder);
        if (found != null && !found.equals(wrapper)) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable ProcessingEnvironment held(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.get(holder) instanceof ProcessingEnvironment found ? found : null;
    } catch (IllegalAccessException | RuntimeException closed) {
      return null; // another field may hold it
    }
  }
}
