package dev.retort.cli.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as its source says it.
 *
 * @param file its file
 * @param line the line of its annotation, from 1
 * @param packageName its package; empty for the default one
 * @param className its canonical class name
 * @param binaryName its binary class name
 * @param message its message; the expression's text where that is no literal
 * @param pinnedId the ID that it pins, or null
 * @param downs the revisions that it follows
 * @param dependsOn the revisions that it depends on
 * @param labels its branch labels, as far as they are literals
 * @param imports what its file imports: canonical class names
 */
public record SourceRevision(
    Path file,
    int line,
    String packageName,
    String className,
    String binaryName,
    String message,
    @Nullable String pinnedId,
    List<Reference> downs,
    List<Reference> dependsOn,
    List<String> labels,
    List<String> imports) {

  /**
   * A class that an annotation names.
   *
   * @param className its canonical name, as far as the source tells
   * @param start where the expression begins in the file, in characters
   * @param end where it ends, exclusive
   */
  public record Reference(String className, int start, int end) {}

  public SourceRevision {
    downs = List.copyOf(downs);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
    imports = List.copyOf(imports);
  }

  /** The class's name without package and enclosing classes. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The class's name as its package knows it, with enclosing classes. */
  public String nameInPackage() {
    return packageName.isEmpty() ? className : className.substring(packageName.length() + 1);
  }
}
