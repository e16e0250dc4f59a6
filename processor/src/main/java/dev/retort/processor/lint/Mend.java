package dev.retort.processor.lint;

/** The lines of a message that can be pasted, each on a line of its own under the sentence. */
final class Mend {

  private static final String INDENT = System.lineSeparator() + "    ";

  private final StringBuilder text = new StringBuilder();

  /** A line of code, or a comment that says when what follows is released. */
  Mend line(String... parts) {
    text.append(INDENT);
    for (String part : parts) {
      text.append(part);
    }
    return this;
  }

  /** A method that does what is meant, and says that it is. */
  Mend allowed(String code, String because, String call) {
    return line("@Allow(value = ", Code.string(code), ", because = ", Code.string(because), ")")
        .line("public void upgrade(Operations op) {")
        .line("  ", call)
        .line("}");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
