package dev.retort.processor.write;

import dev.retort.chain.RevisionNode;
import dev.retort.spi.RevisionIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * What an earlier compilation into the same folder left: when one class alone is compiled again,
 * the others' entries must stay.
 *
 * @param indexes the revisions of each factory, by the factory's binary name
 * @param foreign the lines of the service file that are not ours
 */
public record EarlierOutput(Map<String, List<RevisionNode>> indexes, List<String> foreign) {

  /** The service file. */
  static final String SERVICES = "META-INF/services/dev.retort.spi.RevisionSource";

  /** Reads it; nothing there is nothing earlier. */
  public static EarlierOutput read(Filer filer) {
    Map<String, List<RevisionNode>> indexes = new LinkedHashMap<>();
    List<String> foreign = new ArrayList<>();
    String services = text(filer, SERVICES);
    for (String line : (services == null ? "" : services).lines().toList()) {
      if (line.isBlank()) {
        continue;
      }
      String index = text(filer, index(line.strip()));
      if (index == null) {
        foreign.add(line);
      } else {
        indexes.put(line.strip(), nodes(index, line.strip()));
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
    try (InputStream in =
        filer
            .getResource(StandardLocation.CLASS_OUTPUT, "", binaryName.replace('.', '/') + ".class")
            .openInputStream()) {
      return in.read() >= 0;
    } catch (IOException | RuntimeException absent) {
      return false;
    }
  }

  private static List<RevisionNode> nodes(String index, String factory) {
    try {
      return RevisionIndex.read(
          new java.io.ByteArrayInputStream(index.getBytes(StandardCharsets.ISO_8859_1)), factory);
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      return List.of(); // written anew from the classes that there are
    }
  }

  private static @org.jspecify.annotations.Nullable String text(Filer filer, String resource) {
    // ECJ throws for an absent file at once, javac when it is opened; both mean "not there".
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, "", resource).openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }
}
