package dev.retort.processor;

import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.write.EarlierOutput;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A named module must say which factories it has: {@link java.util.ServiceLoader} ignores {@code
 * META-INF/services} there.
 *
 * <p>Asked only when processing is over: earlier, JDK 17 would take the generated classes for
 * incomplete.
 */
final class ProvidesCheck {

  private static final String SERVICE = "dev.retort.spi.RevisionSource";

  private ProvidesCheck() {}

  /**
   * Compares what the module says with what there is.
   *
   * @param module the module whose {@code module-info} belongs to this compilation; null when none
   *     does (tests that are patched into a module can't change what it says)
   * @param written the factories written now
   * @param rest the factories of an earlier compilation
   */
  static void check(
      Elements elements,
      @Nullable ModuleElement module,
      Set<String> written,
      EarlierOutput.Rest rest,
      Problems problems) {
    if (module == null) {
      return;
    }
    Set<String> provided = provided(elements, module);
    Set<String> right = new TreeSet<>(provided);
    right.removeAll(rest.obsolete());
    right.addAll(written);
    right.addAll(rest.indexes().keySet());
    if (!right.equals(provided)) {
      problems.add(
          Message.NO_PROVIDES,
          new Position(module, null, null),
          module.getQualifiedName(),
          right.isEmpty()
              ? "no \"provides " + SERVICE + "\": its revisions are gone"
              : "provides " + SERVICE + " with " + String.join(", ", right) + ";");
    }
  }

  private static Set<String> provided(Elements elements, ModuleElement module) {
    Set<String> provided = new TreeSet<>();
    for (ModuleElement.ProvidesDirective directive :
        ElementFilter.providesIn(module.getDirectives())) {
      if (directive.getService().getQualifiedName().contentEquals(SERVICE)) {
        for (TypeElement each : directive.getImplementations()) {
          provided.add(elements.getBinaryName(each).toString());
        }
      }
    }
    return provided;
  }
}
