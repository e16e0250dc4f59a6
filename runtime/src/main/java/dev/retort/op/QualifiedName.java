package dev.retort.op;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table (or of another object that lives in a schema): {@code "account"}, or {@code
 * "sales.account"} in another schema than the connection's.
 *
 * @param schema the schema, or null for the connection's own
 * @param name the object's own name
 */
public record QualifiedName(@Nullable Name schema, Name name) implements Comparable<QualifiedName> {

  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::schema, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(QualifiedName::name);

  /**
   * Reads a name as users write it, split at the dot outside quotes.
   *
   * @throws IllegalArgumentException when a part is empty, its quotes do not close, or there are
   *     three parts
   */
  public static QualifiedName of(String written) {
    int dot = dot(written, 0);
    if (dot < 0) {
      return new QualifiedName(null, Name.of(written));
    }
    if (dot(written, dot + 1) >= 0) {
      throw new IllegalArgumentException(
          "the name "
              + written
              + " has three parts; \"schema.table\" has two, and a dot that belongs to a name stands"
              + " in quotes: \"\\\"v1.2\\\"\"");
    }
    return new QualifiedName(
        Name.of(written.substring(0, dot)), Name.of(written.substring(dot + 1)));
  }

  /** The first dot outside quotes, or -1. */
  private static int dot(String written, int from) {
    boolean quoted = false;
    for (int i = from; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** The same schema, another name. */
  public QualifiedName withName(Name other) {
    return new QualifiedName(schema, other);
  }

  /** The name as {@link #of} reads it back. */
  @Override
  public String toString() {
    return schema == null ? name.toString() : schema + "." + name;
  }

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }
}
