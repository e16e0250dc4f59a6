package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it is written into the factory and the index of its package.
 *
 * @param node what the index says of it
 * @param className its class; null when generated code can't create it
 * @param warnings what the compiler warns of where it is created: {@code deprecation}, {@code
 *     removal}, {@code rawtypes}
 */
public record WrittenRevision(
    RevisionNode node, @Nullable ClassName className, Set<String> warnings) {

  /** One that generated code creates. */
  public static WrittenRevision created(RevisionNode node, TypeElement type) {
    Set<String> warnings = new HashSet<>();
    if (!type.getTypeParameters().isEmpty()) {
      warnings.add("rawtypes");
    }
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      for (AnnotationMirror annotation : each.getAnnotationMirrors()) {
        TypeElement kind = (TypeElement) annotation.getAnnotationType().asElement();
        if (kind.getQualifiedName().contentEquals("java.lang.Deprecated")) {
          warnings.add(isForRemoval(annotation) ? "removal" : "deprecation");
        }
      }
    }
    return new WrittenRevision(node, ClassName.get(type), warnings);
  }

  /** One that it can't create: its own errors say why not, or it is known from an index alone. */
  public static WrittenRevision named(RevisionNode node) {
    return new WrittenRevision(node, null, Set.of());
  }

  String binaryName() {
    return node.className();
  }

  private static boolean isForRemoval(AnnotationMirror deprecated) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
        deprecated.getElementValues().entrySet()) {
      if (value.getKey().getSimpleName().contentEquals("forRemoval")) {
        return Boolean.TRUE.equals(value.getValue().getValue());
      }
    }
    return false;
  }
}
