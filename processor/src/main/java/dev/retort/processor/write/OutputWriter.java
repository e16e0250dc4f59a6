package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionNode;
import dev.retort.spi.RevisionIndex;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes what is generated: the same bytes for the same revisions, in whatever order they come.
 *
 * <p>Factories are written at once and whatever is wrong, so that code that names their constants
 * compiles. The index and the service file, which outlive the compilation, are written at its end,
 * and as the ledger only when there is no error.
 */
public final class OutputWriter {

  private record Factory(List<String> revisions, List<Element> origins) {}

  private final Filer filer;
  private final OutputFolder folder;
  private final FactoryName names;
  private final FileObject services;
  private final SortedMap<String, Factory> factories = new TreeMap<>();
  private final Set<String> packages = new TreeSet<>();

  /**
   * Begins to write. Earlier output must have been read.
   *
   * @throws NoOutputFolderException when there is no folder to write to
   */
  public OutputWriter(Filer filer, Elements elements) throws IOException {
    this.filer = filer;
    this.folder = new OutputFolder(filer);
    this.names = new FactoryName(elements, folder);
    this.services = filer.createResource(StandardLocation.CLASS_OUTPUT, "", EarlierOutput.SERVICES);
    if (!isOutputFolderGiven(services)) {
      throw new NoOutputFolderException();
    }
  }

  /**
   * Writes the factory of a package.
   *
   * @param revisions the package's revisions, at least one
   * @param origins the classes that they come from
   */
  public void writeFactory(
      String packageName, List<WrittenRevision> revisions, Collection<? extends Element> origins)
      throws IOException {
    List<RevisionNode> nodes =
        revisions.stream()
            .map(WrittenRevision::node)
            .sorted(Comparator.comparing(RevisionNode::className))
            .toList();
    ClassName factory = names.of(nodes, factories.keySet());
    String name = factory.reflectionName();
    packages.add(packageName);
    factories.put(
        name,
        new Factory(nodes.stream().map(RevisionNode::className).toList(), List.copyOf(origins)));
    String source = FactoryWriter.write(factory, EarlierOutput.index(name), revisions);
    try (Writer writer =
        filer.createSourceFile(name, origins.toArray(Element[]::new)).openWriter()) {
      writer.write(source);
    } catch (FilerException existing) {
      // ECJ refuses to replace a class that is on the class path. The old one stays: a revision
      // that it lacks is found by reflection, and the index is new.
      if (!String.valueOf(existing.getMessage()).contains("already exists")) {
        throw existing;
      }
    }
  }

  /** The folder of classes, as the compiler names it. */
  public URI folder() {
    return services.toUri().resolve("../..");
  }

  /** The binary names of the factories written. */
  public Set<String> factories() {
    return factories.keySet();
  }

  /** What they have: revisions by binary class name. */
  public Map<String, List<String>> revisions() {
    Map<String, List<String>> revisions = new TreeMap<>();
    factories.forEach((name, factory) -> revisions.put(name, factory.revisions()));
    return revisions;
  }

  /** The packages that they are of. */
  public Set<String> packages() {
    return packages;
  }

  /**
   * Writes indexes and service file, and deletes what is obsolete.
   *
   * @param nodes what the indexes say of each revision written, by class name
   */
  public void finish(Map<String, RevisionNode> nodes, EarlierOutput.Rest rest) throws IOException {
    for (Map.Entry<String, Factory> factory : factories.entrySet()) {
      List<RevisionNode> revisions =
          factory.getValue().revisions().stream()
              .map(name -> Objects.requireNonNull(nodes.get(name)))
              .toList();
      writeIndex(factory.getKey(), revisions, factory.getValue().origins());
    }
    for (Map.Entry<String, List<RevisionNode>> kept : rest.indexes().entrySet()) {
      List<RevisionNode> now =
          kept.getValue().stream().map(node -> nodes.getOrDefault(node.className(), node)).toList();
      if (rest.shrunk().contains(kept.getKey()) || !now.equals(kept.getValue())) {
        writeIndex(kept.getKey(), now, List.of());
      }
    }
    Set<String> ours = new TreeSet<>(factories.keySet());
    ours.addAll(rest.indexes().keySet());
    List<String> lines = new ArrayList<>(rest.foreign());
    lines.removeAll(ours);
    lines.addAll(ours);
    Resources.write(
        services, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    for (String factory : rest.obsolete()) {
      if (!ours.contains(factory)) {
        folder.delete(factory, EarlierOutput.index(factory));
      }
    }
  }

  private void writeIndex(String factory, List<RevisionNode> nodes, List<Element> origins)
      throws IOException {
    String lines =
        nodes.stream().map(RevisionIndex::line).collect(Collectors.joining("\n", "", "\n"));
    Resources.write(filer, EarlierOutput.index(factory), lines, origins);
  }

  /**
   * Whether a resource really goes where it was sent: {@code javac} without {@code -d} drops the
   * folders and writes into the working directory.
   */
  private static boolean isOutputFolderGiven(FileObject resource) {
    String path = resource.toUri().getPath();
    return path == null || path.endsWith("/" + EarlierOutput.SERVICES);
  }

  /** {@code javac} was called without {@code -d}. */
  public static final class NoOutputFolderException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
