package dev.retort.processor;

import dev.retort.processor.lint.Allowance;
import dev.retort.processor.message.Position;
import dev.retort.processor.model.ModelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the {@code @Allow}s of a revision: on the class, and on its methods. */
final class Allowances {

  private Allowances() {}

  /** All of them, the class's first. One on a helper method counts for all that is done. */
  static List<Allowance> of(TypeElement revision) {
    List<Allowance> all = new ArrayList<>();
    read(revision, Allowance.Scope.CLASS, all);
    for (ExecutableElement method : ElementFilter.methodsIn(revision.getEnclosedElements())) {
      read(
          method,
          switch (method.getSimpleName().toString()) {
            case "upgrade" -> Allowance.Scope.UPGRADE;
            case "downgrade" -> Allowance.Scope.DOWNGRADE;
            default -> Allowance.Scope.CLASS;
          },
          all);
    }
    return all;
  }

  private static void read(Element element, Allowance.Scope scope, List<Allowance> all) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (!type.getQualifiedName().contentEquals(ModelReader.ALLOW)) {
        continue;
      }
      List<String> codes = new ArrayList<>();
      String because = "";
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
          mirror.getElementValues().entrySet()) {
        Object value = entry.getValue().getValue();
        if (value instanceof List<?> entries) {
          entries.forEach(each -> codes.add(((AnnotationValue) each).getValue().toString()));
        } else {
          because = value.toString();
        }
      }
      all.add(new Allowance(codes, because, scope, new Position(element, mirror, null)));
    }
  }
}
