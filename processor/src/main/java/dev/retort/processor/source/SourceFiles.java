package dev.retort.processor.source;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Where the source of a class lies. */
public final class SourceFiles {

  private static final int DEEPEST_WRAPPING = 5;

  private SourceFiles() {}

  /**
   * The URI of the file that a class is compiled from.
   *
   * @return null where the compiler does not tell, and for a class file
   */
  public static @Nullable URI uri(ProcessingEnvironment environment, TypeElement element) {
    URI byElements = byElements(environment, element);
    if (byElements != null) {
      return byElements;
    }
    try {
      return ByTrees.uri(environment, element);
    } catch (LinkageError | IllegalArgumentException notJavac) {
      return null;
    }
  }

  /** {@code Elements.getFileObjectOf}, since JDK 18: of a class file too, which is no source. */
  private static @Nullable URI byElements(ProcessingEnvironment environment, TypeElement element) {
    try {
      Method method =
          javax.lang.model.util.Elements.class.getMethod("getFileObjectOf", Element.class);
      Object file = method.invoke(environment.getElementUtils(), element);
      return file instanceof JavaFileObject found && found.getKind() == JavaFileObject.Kind.SOURCE
          ? found.toUri()
          : null;
    } catch (NoSuchMethodException | IllegalAccessException before18) {
      return null;
    } catch (InvocationTargetException unsupported) {
      return null;
    }
  }

  /** A class of its own, so that a compiler without trees never loads it. */
  private static final class ByTrees {

    static @Nullable URI uri(ProcessingEnvironment environment, TypeElement element) {
      TreePath path = trees(environment).getPath(element);
      return path == null ? null : path.getCompilationUnit().getSourceFile().toUri();
    }

    private static Trees trees(ProcessingEnvironment environment) {
      ProcessingEnvironment unwrapped = environment;
      for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
        try {
          return Trees.instance(unwrapped);
        } catch (IllegalArgumentException wrapped) {
          ProcessingEnvironment inside = inside(unwrapped);
          if (inside == null) {
            throw wrapped;
          }
          unwrapped = inside;
        }
      }
      return Trees.instance(unwrapped);
    }

    /** Gradle delegates, IntelliJ makes a proxy: both hold the compiler's own in a field. */
    private static @Nullable ProcessingEnvironment inside(Object wrapper) {
      Object holder = wrapper;
      if (Proxy.isProxyClass(wrapper.getClass())) {
        InvocationHandler handler = Proxy.getInvocationHandler(wrapper);
        holder = handler;
      }
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
}
