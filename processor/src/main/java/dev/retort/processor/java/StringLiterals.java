package dev.retort.processor.java;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Strings as Java writes them (JLS 3.10.5 to 3.10.7). What people read stays as it is; what nobody
 * sees (controls, odd spaces, marks that turn the direction of text, halves of characters) is
 * escaped.
 */
final class StringLiterals {

  /** A constant of a class file is no longer (JVMS 4.4.7). */
  private static final int LONGEST = 65_535;

  private StringLiterals() {}

  /** On one line. */
  static String literal(String value) {
    checkLength(value);
    return '"' + escaped(value).replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** Whether it reads better as a text block: it has several lines. */
  static boolean isBlock(String value) {
    int newLine = value.indexOf('\n');
    return newLine >= 0
        && newLine < value.length() - 1
        && value.lines().allMatch(l -> plain(l))
        && !value.isBlank();
  }

  /**
   * On several lines: as a text block, or as a sum of literals where blanks let it be parted.
   *
   * @param column where it begins
   * @param end the column that its lines stay before, where they can
   */
  static String broken(String value, int column, int end) {
    return isBlock(value) ? block(value, column) : sum(value, column, end);
  }

  private static String sum(String value, int column, int end) {
    checkLength(value);
    List<String> parts = new ArrayList<>();
    int from = 0;
    int space = end - column - 2;
    while (from < value.length()) {
      int to = value.length();
      while (literal(value.substring(from, to)).length() > space) {
        int blank = value.lastIndexOf(' ', to - 2);
        if (blank < from) {
          break;
        }
        to = blank + 1;
      }
      parts.add(literal(value.substring(from, to)));
      from = to;
      space = end - column - 6;
    }
    return String.join("\n" + " ".repeat(column + 4) + "+ ", parts);
  }

  private static String block(String value, int column) {
    checkLength(value);
    String newLine = "\n" + " ".repeat(column);
    StringBuilder text = new StringBuilder("\"\"\"");
    // A delimiter on a line of its own would be a line more, so it is taken back with a backslash;
    // it is needed where the least indented line of the text is indented itself.
    List<String> lines = List.of(value.split("\n", -1));
    boolean endsLine = value.endsWith("\n");
    boolean delimiterAlone = endsLine || lines.stream().allMatch(StringLiterals::isIndented);
    List<String> shown = endsLine ? lines.subList(0, lines.size() - 1) : lines;
    for (int i = 0; i < shown.size(); i++) {
      boolean beforeDelimiter = !delimiterAlone && i == shown.size() - 1;
      String written = blockLine(shown.get(i), beforeDelimiter);
      text.append(written.isEmpty() ? "\n" : newLine + written);
    }
    if (delimiterAlone) {
      text.append(endsLine ? "" : "\\").append(newLine);
    }
    return text.append("\"\"\"").toString();
  }

  private static boolean isIndented(String line) {
    return line.isEmpty() || line.charAt(0) == ' ';
  }

  private static String blockLine(String line, boolean beforeDelimiter) {
    String written = escaped(line);
    if (line.contains("\"\"\"") || (beforeDelimiter && line.endsWith("\""))) {
      written = written.replace("\"", "\\\"");
    }
    // Blanks at the end of a line would be stripped.
    return written.endsWith(" ") ? written.substring(0, written.length() - 1) + "\\s" : written;
  }

  /** Whether no white space but blanks and escapes stands where a text block would strip it. */
  private static boolean plain(String line) {
    return Stream.of(line.stripLeading(), line.stripTrailing())
        .allMatch(stripped -> isAscii(line, stripped));
  }

  private static boolean isAscii(String line, String stripped) {
    String gone =
        line.startsWith(stripped)
            ? line.substring(stripped.length())
            : line.substring(0, line.length() - stripped.length());
    return gone.chars().allMatch(c -> c < 0x80);
  }

  /** Escaped but for quotes and the line feed. */
  private static String escaped(String value) {
    StringBuilder text = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append(isBeforeUnicode(value, i) ? "\\134" : "\\\\");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\r' -> text.append("\\r");
        case '\f' -> text.append("\\f");
        default -> text.append(isSeen(value, i) ? String.valueOf(c) : escape(c));
      }
    }
    return text.toString();
  }

  /**
   * Controls in octal: {@code \}{@code u001a} is read before the literal is, octal digits in it.
   */
  private static String escape(char c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0)
        ? "\\" + (char) ('0' + (c >> 6)) + (char) ('0' + (c >> 3 & 7)) + (char) ('0' + (c & 7))
        : "\\u" + Integer.toHexString(0x10000 | c).substring(1);
  }

  /** Then two backslashes won't do: javac 17 counts three before the {@code u} as one too many. */
  private static boolean isBeforeUnicode(String value, int backslash) {
    int next = backslash + 1;
    return next < value.length() && !isSeen(value, next) && escape(value.charAt(next)).length() > 4;
  }

  private static boolean isSeen(String value, int index) {
    char c = value.charAt(index);
    if (c == '\n') {
      return true;
    } else if (Character.isHighSurrogate(c)) {
      return index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1));
    } else if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> c == ' ';
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void checkLength(String value) {
    if (value.length() > LONGEST / 3 && value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new IllegalArgumentException(
          "a text of " + value.length() + " characters is too long for a literal of Java");
    }
  }
}
