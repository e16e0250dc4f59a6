package dev.retort.op;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code bulkInsert}: gone through once while recording, to find mistakes and to take
 * their hash, and again when they are inserted, so that a million of them need not be held in
 * memory. Equal by table, columns and hash.
 */
public final class BulkRows implements Iterable<List<Literal>> {

  /** So many characters are digested together. */
  private static final int AT_ONCE = 8_000;

  private final Rows.Into into;
  private final Iterable<?> rows;
  private final long count;
  private final String hash;
  private final @Nullable String textWithNul;

  private BulkRows(
      Rows.Into into, Iterable<?> rows, long count, String hash, @Nullable String textWithNul) {
    this.into = into;
    this.rows = rows;
    this.count = count;
    this.hash = hash;
    this.textWithNul = textWithNul;
  }

  /**
   * Looks at rows.
   *
   * @throws IllegalArgumentException naming the row that does not fit
   */
  static BulkRows of(Rows.Into into, Iterable<?> rows) {
    MessageDigest digest = sha256();
    long count = 0;
    String withNul = null;
    StringBuilder text = new StringBuilder();
    for (List<Literal> row : new BulkRows(into, rows, 0, "", null)) {
      for (Literal value : row) {
        int from = text.length();
        OperationsDigest.literal(text, value);
        withNul = withNul == null && text.indexOf("\0", from) >= 0 ? value.toString() : withNul;
      }
      count++;
      if (text.length() > AT_ONCE) {
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
      }
    }
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return new BulkRows(into, rows, count, HexFormat.of().formatHex(digest.digest()), withNul);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where they go. */
  public Rows.Into into() {
    return into;
  }

  /** How many there are. */
  public long count() {
    return count;
  }

  /** A hash over all of their values. */
  public String hash() {
    return hash;
  }

  /** A text among the values that holds NUL, which not every database can store; null mostly. */
  public @Nullable String textWithNul() {
    return textWithNul;
  }

  /**
   * The rows, read anew.
   *
   * @return fails with {@link IllegalArgumentException} at a row that does not fit
   */
  @Override
  public Iterator<List<Literal>> iterator() {
    Iterator<?> iterator = rows.iterator();
    return new Iterator<>() {
      private final RowReader reader = new RowReader(into.table(), into.columns());

      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public List<Literal> next() {
        return reader.read(iterator.next());
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BulkRows that
        && into.equals(that.into)
        && count == that.count
        && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return count + " rows into " + into.table();
  }
}
