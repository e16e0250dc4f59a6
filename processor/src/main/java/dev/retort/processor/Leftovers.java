package dev.retort.processor;

import dev.retort.processor.model.ModelReader;
import dev.retort.processor.write.EarlierOutput;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Which revisions of packages that are not compiled now are still there: their class file was not
 * deleted, and the class has not lost its {@code @Revision}.
 */
final class Leftovers {

  private Leftovers() {}

  static EarlierOutput.Rest of(
      ProcessingEnvironment environment,
      ModelReader reader,
      EarlierOutput earlier,
      Set<String> compiledPackages) {
    return earlier.without(
        compiledPackages,
        node -> {
          TypeElement element = reader.byBinaryName(node.className());
          return (element == null || ModelReader.revision(element) != null)
              && EarlierOutput.hasClassFile(environment.getFiler(), node.className());
        });
  }
}
