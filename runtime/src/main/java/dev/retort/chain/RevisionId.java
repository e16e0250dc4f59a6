package dev.retort.chain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of a revision: {@code 20211128_1430_ae1027a6acf4_create_account_table}, or
 * whatever {@code @Revision(id = ..)} pins.
 *
 * <p>In a generated one the twelve hexadecimal digits are the identity; date and slug are for
 * people.
 *
 * @param value ASCII, 1 to 255 characters, none of them white space or {@code @ : + -} (those mean
 *     something in targets), and none of the words {@code head heads base current}
 */
public record RevisionId(String value) implements Comparable<RevisionId> {

  /** Words that mean something in targets and so can be neither an ID nor a label. */
  public static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

  /** The most characters that the history table holds. */
  public static final int MAX_LENGTH = 255;

  private static final Pattern HASH = Pattern.compile("(?:^|_)([0-9a-f]{12})(?=_|$)");

  public RevisionId {
    String why = whyIllegal(value);
    if (why != null) {
      throw new IllegalArgumentException("the revision ID \"" + value + "\" " + why);
    }
  }

  /**
   * Why a text can't be an ID or a label, as the end of a sentence that begins with the text; null
   * when it can.
   */
  public static @Nullable String whyIllegal(String text) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.length() > MAX_LENGTH) {
      return "has " + text.length() + " characters; " + MAX_LENGTH + " are the most";
    }
    if (RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
      return "is a word with a meaning of its own in targets";
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c <= ' ' || c >= 0x7f || "@:+-".indexOf(c) >= 0) {
        String shown =
            c == ' '
                ? "a blank"
                : c < ' ' || c == 0x7f
                    ? String.format(Locale.ROOT, "U+%04X", c)
                    : "'" + Character.toString(c) + "'";
        return "contains " + shown + "; letters, digits, '_' and '.' are safe";
      }
      i += Character.charCount(c);
    }
    return null;
  }

  /**
   * The twelve hexadecimal digits that are a generated ID's identity, or null where there are none.
   * Of several candidates the first with a letter counts: {@code 202111281430} is a date.
   */
  public @Nullable String hash() {
    Matcher matcher = HASH.matcher(value);
    String found = null;
    while (matcher.find()) {
      found = matcher.group(1);
      if (!found.chars().allMatch(Character::isDigit)) {
        return found;
      }
    }
    return found;
  }

  @Override
  public int compareTo(RevisionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
