package dev.retort.processor.source;

import dev.retort.processor.message.Position;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Where the source of a class lies. */
public final class SourceFiles {

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
      return Javac.uri(environment, element);
    } catch (LinkageError | IllegalArgumentException notJavac) {
      return null;
    }
  }

  /**
   * The name that a class literal in an annotation has in the source, where the compiler knows no
   * such class and its own word for it is "error".
   *
   * @return null where the compiler does not tell
   */
  public static @Nullable String className(ProcessingEnvironment environment, Position position) {
    if (position.element() == null || position.value() == null) {
      return null;
    }
    try {
      return Javac.className(environment, position);
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
}
