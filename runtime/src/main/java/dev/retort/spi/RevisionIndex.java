package dev.retort.spi;

import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index resource that stands beside a generated {@link RevisionSource}: a line a revision,
 * fields apart by tabs, pure ASCII, a backslash, u and four hexadecimal digits for what is not.
 *
 * <pre>ID  hash  class  downs  labels  dependsOn  birth  message</pre>
 *
 * <p>Lists are separated by commas; hash and birth are empty where there is none.
 */
public final class RevisionIndex {

  private static final int FIELDS = 8;

  private RevisionIndex() {}

  /** The line of a revision, without its line break. */
  public static String line(RevisionNode node) {
    return String.join(
        "\t",
        node.id().value(),
        node.hash() == null ? "" : node.hash(),
        escaped(node.className()),
        escaped(String.join(",", node.downs())),
        String.join(",", node.labels()),
        escaped(String.join(",", node.dependsOn())),
        node.birth() == null ? "" : node.birth().toString(),
        escaped(node.message()));
  }

  /**
   * Reads an index.
   *
   * @param resource the resource, closed here; null when it is missing
   * @param name its name, for the error
   * @throws IllegalStateException when it is missing or not an index
   */
  public static List<RevisionNode> read(@Nullable InputStream resource, String name) {
    if (resource == null) {
      throw new IllegalStateException(
          "the index "
              + name
              + " is missing beside the classes that were generated with it; rebuild");
    }
    String text;
    try (resource) {
      text = new String(resource.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index " + name, e);
    }
    List<RevisionNode> nodes = new ArrayList<>();
    String[] fields = new String[FIELDS];
    int start = 0;
    for (int line = 1; start < text.length(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      int from = start;
      for (int i = 0; i < FIELDS; i++) {
        int tab = i == FIELDS - 1 ? end : text.indexOf('\t', from);
        if (tab < 0 || tab > end) {
          throw new IllegalStateException(
              "line " + line + " of the index " + name + " has too few fields; rebuild");
        }
        fields[i] = text.substring(from, tab);
        from = tab + 1;
      }
      nodes.add(node(fields));
      start = end + 1;
    }
    return nodes;
  }

  private static RevisionNode node(String[] fields) {
    return new RevisionNode(
        new RevisionId(fields[0]),
        fields[1].isEmpty() ? null : fields[1],
        unescaped(fields[2]),
        list(unescaped(fields[3])),
        list(fields[4]),
        list(unescaped(fields[5])),
        unescaped(fields[7]),
        fields[6].isEmpty() ? null : Instant.parse(fields[6]));
  }

  private static List<String> list(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c < ' ' || c >= 0x7f) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
