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
   * Reads a name as users write it, split at the first dot outside quotes.
   *
   * @throws IllegalArgumentException when a part is empty or its quotes do not close
   */
  public static QualifiedName of(String written) {
    boolean quoted = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        return new QualifiedName(
            Name.of(written.substring(0, i)), Name.of(written.substring(i + 1)));
      }
    }
    return new QualifiedName(null, Name.of(written));
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
