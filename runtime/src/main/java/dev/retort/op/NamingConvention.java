package dev.retort.op;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of constraints and indexes whose author gave none: {@code pk_account}, {@code
 * uq_account_email}, {@code fk_loan_book_id}, {@code ix_loan_book_id}, {@code ck_account_age},
 * {@code ex_booking_5f1b1b5c}.
 *
 * <p>A name depends on its own table and columns alone, never on what else there is, so that a
 * later revision can name what an earlier one made. It may be longer than a database allows; {@code
 * Dialect} cuts it there, with a hash. The names are part of applied databases: they never change.
 */
public final class NamingConvention {

  private static final Pattern PREFIX = Pattern.compile("(pk|uq|fk|ix|ck|ex)_.*", Pattern.DOTALL);

  private NamingConvention() {}

  /**
   * Whether a name has the convention's form. Such a name may be cut where a database allows less;
   * one of the author's own may not.
   */
  public static boolean isConventional(Name name) {
    return PREFIX.matcher(name.text()).matches();
  }

  /** The constraint with a name: its own, or the convention's. */
  public static Constraint named(QualifiedName table, Constraint constraint) {
    return constraint.name() != null
        ? constraint
        : constraint.named(conventional(table.name(), constraint));
  }

  /** The index with a name: its own, or the convention's. */
  public static Index named(QualifiedName table, Index index) {
    return index.name() != null
        ? index
        : index.named(join((index.isUnique() ? "uq_" : "ix_"), table.name(), keyNames(index)));
  }

  /**
   * A name of the convention, cut with a hash of the whole where a database does not take it whole;
   * one of the author's own as it is.
   *
   * @param limit how long a name may be
   * @param inBytes whether that is in bytes of UTF-8, else in characters
   */
  public static Name cut(Name name, int limit, boolean inBytes) {
    String text = name.text();
    if (length(text, inBytes) <= limit || !isConventional(name)) {
      return name;
    }
    String suffix = "_" + shortHash(text);
    int end = Math.min(text.length(), limit - suffix.length());
    while (length(text.substring(0, end), inBytes) > limit - suffix.length()
        || Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return new Name(text.substring(0, end) + suffix, name.exact());
  }

  private static int length(String text, boolean inBytes) {
    return inBytes ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
  }

  /**
   * The name of a check that was written at a column.
   *
   * @param number which of the column's checks it is, from 1
   */
  public static Name columnCheck(QualifiedName table, Name column, int number) {
    Name name = join("ck_", table.name(), List.of(column.text()));
    return number == 1 ? name : new Name(name.text() + "_" + number, name.exact());
  }

  private static Name conventional(Name table, Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey) {
      return join("pk_", table, List.of());
    } else if (constraint instanceof Constraint.Unique unique) {
      return join("uq_", table, texts(unique.columns()));
    } else if (constraint instanceof Constraint.ForeignKey foreignKey) {
      return join("fk_", table, texts(foreignKey.columns()));
    }
    if (constraint instanceof Constraint.Exclude exclude) {
      String elements =
          exclude.elements().stream()
              .map(OperationsDigest::squeezed)
              .collect(Collectors.joining(","));
      return join("ex_", table, List.of(shortHash(elements)));
    }
    Constraint.Check check = (Constraint.Check) constraint;
    return join("ck_", table, List.of(shortHash(OperationsDigest.squeezed(check.condition()))));
  }

  private static List<String> keyNames(Index index) {
    return index.keys().stream()
        .map(
            key ->
                key.column() != null
                    ? key.column().text()
                    : shortHash(
                        OperationsDigest.squeezed(Objects.requireNonNull(key.expression()))))
        .toList();
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }

  private static Name join(String prefix, Name table, List<String> parts) {
    String tail = parts.stream().map(part -> "_" + part).collect(Collectors.joining());
    String text = prefix + table.text() + tail;
    return new Name(text, !Name.isOrdinary(text));
  }

  private static String shortHash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
