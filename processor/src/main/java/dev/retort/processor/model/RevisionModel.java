package dev.retort.processor.model;

import dev.retort.processor.message.Position;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class with {@code @Revision}, as the annotation says it.
 *
 * @param element the class
 * @param binaryName its binary name
 * @param canonicalName its canonical name
 * @param packageName its package, empty for the default one
 * @param isSource whether this compilation compiles it (else it comes from a class file)
 * @param source the file that it is compiled from; null for a class file, and where the compiler
 *     does not tell
 * @param position the class, for what no value says
 * @param message what it does
 * @param id the pinned ID; empty when there is none
 * @param downs what it follows
 * @param labels its branch labels
 * @param dependsOn what it depends on
 */
public record RevisionModel(
    TypeElement element,
    String binaryName,
    String canonicalName,
    String packageName,
    boolean isSource,
    @Nullable URI source,
    Position position,
    Positioned<String> message,
    Positioned<String> id,
    List<Positioned<ClassReference>> downs,
    List<Positioned<String>> labels,
    List<Positioned<ClassReference>> dependsOn) {

  /** Its name for people: the canonical one without the package. */
  public String simpleName() {
    return packageName.isEmpty()
        ? canonicalName
        : canonicalName.substring(packageName.length() + 1);
  }

  /** What it follows and what it depends on. */
  public List<Positioned<ClassReference>> references() {
    return Stream.concat(downs.stream(), dependsOn.stream()).toList();
  }

  /** Whether the compiler knows every class that it names. */
  public boolean knowsItsReferences() {
    return references().stream().allMatch(each -> each.value().element() != null);
  }

  /** The binary names of what it follows. */
  public List<String> downNames() {
    return downs.stream().map(down -> down.value().binaryName()).distinct().toList();
  }

  /** The binary names of what it depends on. */
  public List<String> dependsOnNames() {
    return dependsOn.stream().map(each -> each.value().binaryName()).distinct().toList();
  }
}
