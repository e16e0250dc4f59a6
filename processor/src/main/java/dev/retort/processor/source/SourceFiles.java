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

  private static final @Nullable Method FILE_OBJECT_OF = fileObjectOf();

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

  /** {@code Elements.getFileObjectOf}, since JDK 18; null before. */
  private static @Nullable Method fileObjectOf() {
    try {
      return javax.lang.model.util.Elements.class.getMethod("getFileObjectOf", Element.class);
    } catch (NoSuchMethodException before18) {
      return null;
    }
  }

  /** Of a class file there is a file object too, which is no source. */
  private static @Nullable URI byElements(ProcessingEnvironment environment, TypeElement element) {
    if (FILE_OBJECT_OF == null) {
      return null;
    }
    try {
      Object file = FILE_OBJECT_OF.invoke(environment.getElementUtils(), element);
      return file instanceof JavaFileObject found && found.getKind() == JavaFileObject.Kind.SOURCE
          ? found.toUri()
          : null;
    } catch (IllegalAccessException | InvocationTargetException unsupported) {
      return null;
    }
  }
}
