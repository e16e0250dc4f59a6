package dev.retort.spi;

import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

  private static final String TO_THE_SECOND = "0000-00-00T00:00:00Z";

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
      int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      try {
        split(text, start, last, fields);
        nodes.add(node(fields));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(
            "line " + line + " of the index " + name + " " + e.getMessage() + "; rebuild", e);
      }
      start = end + 1;
    }
    return nodes;
  }

  private static void split(String text, int start, int end, String[] fields) {
    int from = start;
    for (int i = 0; i < FIELDS; i++) {
      int tab = i == FIELDS - 1 ? end : text.indexOf('\t', from);
      if (tab < 0 || tab > end) {
        throw new IllegalArgumentException("has too few fields");
      }
      fields[i] = text.substring(from, tab);
      from = tab + 1;
    }
  }

  private static RevisionNode node(String[] fields) {
    if (fields[7].indexOf('\t') >= 0) {
      throw damaged("a message has no tab");
    } else if (fields[2].isEmpty()) {
      throw damaged("no class name");
    }
    return new RevisionNode(
        id(fields[0]),
        fields[1].isEmpty() ? null : fields[1],
        unescaped(fields[2]),
        list(unescaped(fields[3])),
        list(fields[4]),
        list(unescaped(fields[5])),
        unescaped(fields[7]),
        fields[6].isEmpty() ? null : birth(fields[6]));
  }

  private static RevisionId id(String text) {
    try {
      return new RevisionId(text);
    } catch (IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  private static Instant birth(String text) {
    try {
      return isPlain(text)
          ? LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19))
              .toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw damaged('"' + text + "\" is no birth");
    }
  }

  /** Whether it is written to the second, as most are; a formatter would be slow to begin with. */
  private static boolean isPlain(String text) {
    boolean plain = text.length() == TO_THE_SECOND.length();
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      char like = TO_THE_SECOND.charAt(i);
      plain = like == '0' ? c >= '0' && c <= '9' : c == like;
    }
    return plain;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static IllegalArgumentException damaged(String how) {
    return new IllegalArgumentException("is damaged (" + how + ")");
  }

  private static List<String> list(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c < ' ' || c >= 0x7f) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
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
        if (!text.startsWith("u", i + 1) || i + 6 > text.length()) {
          throw damaged("a cut escape in \"" + text + '"');
        }
        try {
          out.append((char) HexFormat.fromHexDigits(text, i + 2, i + 6));
        } catch (IllegalArgumentException e) {
          throw damaged("a cut escape in \"" + text + '"');
        }
        i += 5;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
