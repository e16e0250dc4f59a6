package dev.retort.processor.entity;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * A field that is kept, or the getter that stands for it.
 *
 * @param name the attribute's name
 * @param element the field or getter
 */
record Member(String name, Element element) {

  /** Those of a class, in their order; what is transient is none. */
  static List<Member> of(TypeElement type, boolean isByFields) {
    List<Member> members = new ArrayList<>();
    for (Element each : type.getEnclosedElements()) {
      if (each.getModifiers().contains(Modifier.STATIC)
          || each.getModifiers().contains(Modifier.TRANSIENT)
          || Mark.any(each, "Transient")) {
        continue;
      }
      if (isByFields || type.getKind() == ElementKind.RECORD) {
        if (each.getKind() == ElementKind.FIELD) {
          members.add(new Member(each.getSimpleName().toString(), each));
        }
      } else if (each instanceof ExecutableElement method && method.getParameters().isEmpty()) {
        String property = property(method);
        if (!property.isEmpty() && hasSetter(type, property)) {
          members.add(new Member(uncapitalized(property), method));
        }
      }
    }
    return members;
  }

  /** What a getter gets, as it is written in its name; empty for other methods. */
  private static String property(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (name.startsWith("get") && method.getReturnType().getKind() != TypeKind.VOID) {
      return name.substring(3);
    }
    return name.startsWith("is") && method.getReturnType().getKind() == TypeKind.BOOLEAN
        ? name.substring(2)
        : "";
  }

  private static boolean hasSetter(TypeElement type, String property) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(
            method ->
                method.getSimpleName().contentEquals("set" + property)
                    && method.getParameters().size() == 1);
  }

  /** As JavaBeans have it: {@code URL} stays. */
  private static String uncapitalized(String property) {
    boolean isAcronym =
        property.length() > 1
            && Character.isUpperCase(property.charAt(0))
            && Character.isUpperCase(property.charAt(1));
    return isAcronym ? property : Character.toLowerCase(property.charAt(0)) + property.substring(1);
  }
}
