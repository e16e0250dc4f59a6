package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.spi.RevisionIndex;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes what is generated: the same bytes for the same revisions, in whatever order they come. */
public final class OutputWriter {

  private final Filer filer;

  public OutputWriter(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes the factory and the index of a package.
   *
   * @param factory the factory's name
   * @param revisions the package's revisions
   * @param origins the classes that they come from
   */
  public void writePackage(
      ClassName factory, List<WrittenRevision> revisions, Collection<? extends Element> origins)
      throws IOException {
    Element[] from = origins.toArray(Element[]::new);
    String index = EarlierOutput.index(factory.reflectionName());
    String lines =
        revisions.stream()
            .map(WrittenRevision::node)
            .sorted(Comparator.comparing(node -> node.className()))
            .map(RevisionIndex::line)
            .collect(Collectors.joining("\n", "", "\n"));
    write(index, lines, from);
    String source = FactoryWriter.write(factory, index, revisions).toString();
    try (Writer writer = filer.createSourceFile(factory.reflectionName(), from).openWriter()) {
      writer.write(source);
    } catch (FilerException existing) {
      // ECJ refuses to replace a class that is on the class path. The old one stays: a revision
      // that
      // it lacks is found by reflection, and the index is new.
      if (!isOnClassPath(existing)) {
        throw existing;
      }
    }
  }

  private static boolean isOnClassPath(FilerException e) {
    return String.valueOf(e.getMessage()).contains("already exists");
  }

  /**
   * Writes the service file.
   *
   * @param factories the binary names of all factories in the output folder
   * @param foreign lines that are not ours, kept as they are
   */
  public void writeServices(Collection<String> factories, List<String> foreign) throws IOException {
    String lines =
        String.join("\n", foreign)
            + (foreign.isEmpty() ? "" : "\n")
            + new TreeSet<>(factories)
                .stream().map(name -> name + "\n").collect(Collectors.joining());
    write(EarlierOutput.SERVICES, lines);
  }

  /**
   * Whether a resource really goes where it was sent: {@code javac} without {@code -d} drops the
   * folders and writes into the working directory.
   */
  public static boolean isOutputFolderGiven(FileObject resource, String name) {
    return resource.toUri().getPath() != null && resource.toUri().getPath().endsWith("/" + name);
  }

  private void write(String name, String text, Element... origins) throws IOException {
    FileObject resource = filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origins);
    if (!isOutputFolderGiven(resource, name)) {
      throw new NoOutputFolderException();
    }
    try (Writer writer = resource.openWriter()) {
      writer.write(text);
    }
  }

  /** {@code javac} was called without {@code -d}. */
  public static final class NoOutputFolderException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
