package dev.retort.processor;

import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.spi.RetortVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The processor and the runtime on the class path must be of one version: they share their data.
 */
final class VersionCheck {

  private VersionCheck() {}

  static void check(Elements elements, Problems problems) {
    TypeElement type = elements.getTypeElement(RetortVersion.class.getName());
    String other = "of a version before 0.1.0";
    if (type != null) {
      for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals("VERSION")) {
          other = String.valueOf(field.getConstantValue());
        }
      }
    }
    if (!RetortVersion.VERSION.equals(other)) {
      problems.add(Message.VERSION_SKEW, Position.NOWHERE, RetortVersion.VERSION, other);
    }
  }
}
