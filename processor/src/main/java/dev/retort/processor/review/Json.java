package dev.retort.processor.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as it is read by people too: what fits into a line stands in one. Maps in their order,
 * lists, texts, numbers and booleans; nothing else.
 */
final class Json {

  private static final int WIDTH = 100;

  private Json() {}

  /** The text, with a line break at its end. */
  static String of(Map<String, ?> object) {
    return text(object, "") + "\n";
  }

  private static String text(Object value, String indent) {
    String line = inline(value);
    boolean isContainer = value instanceof Map<?, ?> || value instanceof List<?>;
    if (!isContainer || indent.length() + line.length() <= WIDTH) {
      return line;
    }
    String inner = indent + "  ";
    List<String> parts = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> parts.add(inner + quoted(key.toString()) + ": " + text(each, inner)));
    } else {
      ((List<?>) value).forEach(each -> parts.add(inner + text(each, inner)));
    }
    String all = String.join(",\n", parts);
    return value instanceof Map<?, ?>
        ? "{\n" + all + "\n" + indent + "}"
        : "[\n" + all + "\n" + indent + "]";
  }

  private static String inline(Object value) {
    List<String> parts = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> parts.add(quoted(key.toString()) + ": " + inline(each)));
      return "{" + String.join(", ", parts) + "}";
    } else if (value instanceof List<?> list) {
      list.forEach(each -> parts.add(inline(each)));
      return "[" + String.join(", ", parts) + "]";
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
