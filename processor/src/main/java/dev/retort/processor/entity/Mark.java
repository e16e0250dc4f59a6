package dev.retort.processor.entity;

import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * An annotation of {@code jakarta.persistence} on an element.
 *
 * @param on what carries it
 * @param mirror the annotation
 */
record Mark(Element on, AnnotationMirror mirror) {

  private static final String PACKAGE = "jakarta.persistence.";

  /** The one of that simple name, or null. */
  static @Nullable Mark of(Element element, String name) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (name(mirror).equals(PACKAGE + name)) {
        return new Mark(element, mirror);
      }
    }
    return null;
  }

  /** Whether one of them is there. */
  static boolean any(Element element, String... names) {
    for (String name : names) {
      if (of(element, name) != null) {
        return true;
      }
    }
    return false;
  }

  /** Those of that simple name, also in the annotation that holds several. */
  static List<Mark> all(Element element, String name, String container) {
    List<Mark> all = new ArrayList<>();
    Mark one = of(element, name);
    if (one != null) {
      all.add(one);
    }
    Mark several = of(element, container);
    if (several != null) {
      all.addAll(several.marks("value"));
    }
    return all;
  }

  /** The qualified name of an annotation. */
  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /** What is written for an attribute; null where it is left to its default. */
  @Nullable AnnotationValue value(String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private @Nullable Object written(String name) {
    AnnotationValue value = value(name);
    return value == null ? null : value.getValue();
  }

  /** A text, empty where none is written. */
  String text(String name) {
    return written(name) instanceof String text ? text : "";
  }

  /** What is written; null where nothing is. */
  @Nullable Boolean flag(String name) {
    return written(name) instanceof Boolean flag ? flag : null;
  }

  /** A number, or 0 where none is written. */
  int number(String name) {
    return written(name) instanceof Integer number ? number : 0;
  }

  /** The name of an enum's constant, empty where none is written. */
  String constant(String name) {
    return written(name) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : "";
  }

  /** The annotations inside. */
  List<Mark> marks(String name) {
    List<Mark> marks = new ArrayList<>();
    if (written(name) instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof AnnotationValue value
            && value.getValue() instanceof AnnotationMirror inner) {
          marks.add(new Mark(on, inner));
        }
      }
    } else if (written(name) instanceof AnnotationMirror inner) {
      marks.add(new Mark(on, inner));
    }
    return marks;
  }

  /** Where an attribute is written, else the element that carries the annotation. */
  Position position(String name) {
    AnnotationValue value = value(name);
    boolean isDirect = on.getAnnotationMirrors().contains(mirror);
    return value == null || !isDirect
        ? new Position(on, null, null)
        : new Position(on, mirror, value);
  }
}
