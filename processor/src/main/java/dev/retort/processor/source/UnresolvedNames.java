package dev.retort.processor.source;

import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreePath;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Whether classes name others, in imports and signatures, that the compiler can't find. */
final class UnresolvedNames {

  private UnresolvedNames() {}

  static boolean anyIn(ProcessingEnvironment environment, Set<String> classNames) {
    Elements elements = environment.getElementUtils();
    for (String name : classNames) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && (isUnresolved(type) || anyImport(environment, type))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyImport(ProcessingEnvironment environment, TypeElement type) {
    TreePath path = Javac.trees(environment).getPath(type);
    return path != null
        && path.getCompilationUnit().getImports().stream()
            .anyMatch(each -> !exists(environment.getElementUtils(), each));
  }

  private static boolean exists(Elements elements, ImportTree tree) {
    String name = tree.getQualifiedIdentifier().toString();
    if (tree.isStatic() || name.endsWith(".*")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return elements.getTypeElement(name) != null
        || (!tree.isStatic() && elements.getPackageElement(name) != null);
  }

  private static boolean isUnresolved(Element element) {
    if (element instanceof TypeElement type
        && (isUnresolved(type.getSuperclass()) || any(type.getInterfaces()))) {
      return true;
    } else if (element instanceof ExecutableElement method
        && (isUnresolved(method.getReturnType())
            || any(method.getThrownTypes())
            || method.getParameters().stream().anyMatch(UnresolvedNames::isUnresolved))) {
      return true;
    }
    return isUnresolved(element.asType())
        || element.getAnnotationMirrors().stream().anyMatch(UnresolvedNames::isUnresolved)
        || element.getEnclosedElements().stream().anyMatch(UnresolvedNames::isUnresolved);
  }

  private static boolean isUnresolved(AnnotationMirror annotation) {
    return isUnresolved(annotation.getAnnotationType())
        || annotation.getElementValues().values().stream().anyMatch(UnresolvedNames::isError);
  }

  /** A text would stand in quotes. */
  private static boolean isError(AnnotationValue value) {
    if (value.getValue() instanceof List<?> entries) {
      return entries.stream().anyMatch(each -> isError((AnnotationValue) each));
    }
    return value.toString().equals("<error>")
        || (value.getValue() instanceof AnnotationMirror nested && isUnresolved(nested));
  }

  private static boolean any(Collection<? extends TypeMirror> types) {
    return types.stream().anyMatch(UnresolvedNames::isUnresolved);
  }

  private static boolean isUnresolved(@Nullable TypeMirror type) {
    if (type == null) {
      return false;
    } else if (type.getKind() == TypeKind.ERROR) {
      return true;
    } else if (type instanceof DeclaredType declared) {
      return any(declared.getTypeArguments());
    } else if (type instanceof ArrayType array) {
      return isUnresolved(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return any(
          Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
              .filter(Objects::nonNull)
              .toList());
    }
    return false;
  }
}
