package dev.retort.processor.review;

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
    StringBuilder out = new StringBuilder();
    write(object, "", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String indent, StringBuilder out) {
    int start = out.length();
    if (inline(value, out, start + WIDTH - indent.length())) {
      return;
    }
    out.setLength(start);
    String inner = indent + "  ";
    String separator = "\n";
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Map.Entry<?, ?> each : map.entrySet()) {
        out.append(separator).append(inner).append(quoted(each.getKey().toString())).append(": ");
        write(each.getValue(), inner, out);
        separator = ",\n";
      }
      out.append('\n').append(indent).append('}');
    } else {
      out.append('[');
      for (Object each : (List<?>) value) {
        out.append(separator).append(inner);
        write(each, inner, out);
        separator = ",\n";
      }
      out.append('\n').append(indent).append(']');
    }
  }

  /**
   * Writes a value in one line, as far as it fits.
   *
   * @param end where the line must end; of what is no container it may end later
   * @return false when it does not fit
   */
  private static boolean inline(Object value, StringBuilder out, int end) {
    String separator = "";
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Map.Entry<?, ?> each : map.entrySet()) {
        out.append(separator).append(quoted(each.getKey().toString())).append(": ");
        inline(each.getValue(), out, end);
        separator = ", ";
        if (out.length() > end) {
          return false;
        }
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Object each : list) {
        out.append(separator);
        inline(each, out, end);
        separator = ", ";
        if (out.length() > end) {
          return false;
        }
      }
      out.append(']');
    } else {
      out.append(
          value instanceof Number || value instanceof Boolean
              ? value.toString()
              : quoted(value.toString()));
      return true;
    }
    return out.length() <= end;
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
