package dev.retort.op;

/**
 * One identifier, as the author means it.
 *
 * <p>A name of the form {@code [a-z_][a-z0-9_]*} is <em>ordinary</em>: it is stored as the database
 * folds names ({@code ACCOUNT} in H2, {@code account} in PostgreSQL). Every other name, and one
 * that is written in double quotes ({@code "\"order\""}), is <em>exact</em>: it is stored letter by
 * letter and always quoted.
 *
 * @param text the identifier without quotes, never empty
 * @param exact whether the database must keep it letter by letter
 */
public record Name(String text, boolean exact) implements Comparable<Name> {

  public Name {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a name must not be empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name must not contain the NUL character");
    }
    if (!exact && !isOrdinary(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no ordinary name: ordinary names match [a-z_][a-z0-9_]*");
    }
  }

  /**
   * Reads a name as users write it.
   *
   * @param written the name, in double quotes (doubled inside) where it must be exact
   * @throws IllegalArgumentException when it is empty, blank, has a quote inside that is not
   *     doubled, or its quotes do not close
   */
  public static Name of(String written) {
    if (written.startsWith("\"")) {
      if (written.length() < 3 || !written.endsWith("\"")) {
        throw new IllegalArgumentException("the quotes of the name " + written + " do not close");
      }
      String inner = written.substring(1, written.length() - 1);
      if (inner.replace("\"\"", "").indexOf('"') >= 0) {
        throw new IllegalArgumentException(
            "a quote inside the quoted name " + written + " must be doubled");
      }
      return new Name(inner.replace("\"\"", "\""), true);
    }
    if (written.isBlank()) {
      throw new IllegalArgumentException("a name must not be blank");
    }
    if (written.indexOf('"') >= 0) {
      throw new IllegalArgumentException(
          "the name "
              + written
              + " has a quote in it: write it in quotes, the inner one doubled, as in "
              + quoted(written));
    }
    return new Name(written, !isOrdinary(written));
  }

  static boolean isOrdinary(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c == '_' || (c >= 'a' && c <= 'z') || (i > 0 && c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The name as {@link #of} reads it back. */
  @Override
  public String toString() {
    boolean plain =
        exact != isOrdinary(text)
            && !text.isBlank()
            && text.indexOf('"') < 0
            && text.indexOf('.') < 0;
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public int compareTo(Name other) {
    int byText = text.compareTo(other.text);
    return byText != 0 ? byText : Boolean.compare(exact, other.exact);
  }
}
