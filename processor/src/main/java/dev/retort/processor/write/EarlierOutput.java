package dev.retort.processor.write;

import dev.retort.chain.RevisionNode;
import dev.retort.processor.model.GeneratedNames;
import dev.retort.spi.RevisionIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier compilation into the same folder left: when one class alone is compiled again,
 * the others' entries must stay.
 *
 * @param indexes the revisions of each factory, by the factory's binary name
 * @param foreign the lines of the service file that are not ours
 */
public record EarlierOutput(SortedMap<String, List<RevisionNode>> indexes, List<String> foreign) {

  /** The service file. */
  static final String SERVICES = "META-INF/services/dev.retort.spi.RevisionSource";

  /**
   * What of it still holds when the packages compiled now are left aside.
   *
   * @param indexes the factories that stay, with the revisions that are left of them
   * @param shrunk those of them that have lost a revision
   * @param obsolete the factories that go: nothing is left of them, or a new one takes their place
   * @param foreign as before
   */
  public record Rest(
      SortedMap<String, List<RevisionNode>> indexes,
      Set<String> shrunk,
      Set<String> obsolete,
      List<String> foreign) {

    /** Whether everything is as it was. */
    public boolean isAll() {
      return shrunk.isEmpty() && obsolete.isEmpty();
    }
  }

  /** Reads it; nothing there is nothing earlier. */
  public static EarlierOutput read(Filer filer) {
    OutputFolder folder = new OutputFolder(filer);
    SortedMap<String, List<RevisionNode>> indexes = new TreeMap<>();
    List<String> foreign = new ArrayList<>();
    String services = folder.text(SERVICES);
    for (String line : (services == null ? "" : services).lines().toList()) {
      String factory = line.strip();
      List<RevisionNode> nodes = factory.isEmpty() ? List.of() : index(folder, factory);
      if (nodes != null && !nodes.isEmpty()) {
        indexes.put(factory, nodes);
      } else if (nodes == null && !isDangling(folder, factory)) {
        foreign.add(factory);
      }
    }
    return new EarlierOutput(indexes, foreign);
  }

  /** The index resource of a factory. */
  static String index(String factory) {
    return "META-INF/retort/index/" + factory + ".tsv";
  }

  /** Whether a class file of a binary name lies in the output folder. */
  public static boolean hasClassFile(Filer filer, String binaryName) {
    return new OutputFolder(filer).hasClassFile(binaryName);
  }

  /** Deletes resources of earlier output; what is not there stays so. */
  public static void delete(Filer filer, Collection<String> resources) throws IOException {
    OutputFolder folder = new OutputFolder(filer);
    for (String resource : resources) {
      folder.delete(resource);
    }
  }

  /** All revisions that were known. */
  public List<RevisionNode> nodes() {
    return indexes.values().stream().flatMap(List::stream).toList();
  }

  /**
   * What of it still holds.
   *
   * @param packages the packages that were compiled now
   * @param isThere whether a revision of another package is still one
   */
  public Rest without(Set<String> packages, Predicate<RevisionNode> isThere) {
    SortedMap<String, List<RevisionNode>> left = new TreeMap<>();
    Set<String> shrunk = new TreeSet<>();
    Set<String> obsolete = new TreeSet<>();
    for (Map.Entry<String, List<RevisionNode>> entry : indexes.entrySet()) {
      List<RevisionNode> still =
          packages.contains(GeneratedNames.packageOf(entry.getKey()))
              ? List.of()
              : entry.getValue().stream().filter(isThere).toList();
      if (still.isEmpty()) {
        obsolete.add(entry.getKey());
      } else {
        left.put(entry.getKey(), still);
        if (still.size() < entry.getValue().size()) {
          shrunk.add(entry.getKey());
        }
      }
    }
    return new Rest(left, shrunk, obsolete, foreign);
  }

  /** Null when there is no index, or one that can't be read: that shows, clearly, at run time. */
  private static @Nullable List<RevisionNode> index(OutputFolder folder, String factory) {
    String text = folder.text(index(factory));
    if (text == null) {
      return null;
    }
    try {
      return RevisionIndex.read(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), factory);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** One of ours whose class and index were deleted. */
  private static boolean isDangling(OutputFolder folder, String factory) {
    return factory.endsWith(GeneratedNames.FACTORY_SUFFIX) && !folder.hasClassFile(factory);
  }
}
