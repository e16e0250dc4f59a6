package dev.retort.processor;

import dev.retort.processor.write.EarlierOutput;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import org.jspecify.annotations.Nullable;

/**
 * The named module whose {@code module-info} belongs to this compilation: it is compiled now, or
 * was into the same folder. Tests that are patched into a module are of it, but can't change what
 * it says.
 */
final class CompiledModule {

  private @Nullable String name;
  private boolean isSource;

  /** Looks at what a round compiles. */
  void add(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      ModuleElement module = enclosing(root);
      if (module != null && !module.isUnnamed()) {
        name = module.getQualifiedName().toString();
        isSource |= root instanceof ModuleElement;
      }
    }
  }

  /** The module, or null. */
  @Nullable ModuleElement of(ProcessingEnvironment environment) {
    if (name == null
        || !(isSource || EarlierOutput.hasClassFile(environment.getFiler(), "module-info"))) {
      return null;
    }
    return environment.getElementUtils().getModuleElement(name);
  }

  private static @Nullable ModuleElement enclosing(Element element) {
    for (Element each = element; each != null; each = each.getEnclosingElement()) {
      if (each instanceof ModuleElement module) {
        return module;
      }
    }
    return null;
  }
}
