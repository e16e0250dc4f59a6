package dev.retort.dialect;

import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How H2 spells names. What is stored never depends on the list of reserved words: one of them is
 * quoted in the spelling that it would have had bare.
 */
public final class H2Names {

  /** The most characters of a name (H2's {@code Constants.MAX_IDENTIFIER_LENGTH}). */
  static final int LIMIT = 256;

  /** As much of a name that is too long as tells which it is. */
  private static final int SHOWN = 40;

  /** What H2's manual lists under "Keywords / Reserved Words", and what runs showed beside it. */
  private static final Set<String> RESERVED =
      Set.of(
          ("all and any array as asymmetric authorization between both case cast check constraint"
                  + " cross current_catalog current_date current_path current_role current_schema"
                  + " current_time current_timestamp current_user day default distinct else end except"
                  + " exists false fetch for foreign from full group groups having hour if ilike in"
                  + " inner intersect interval is join key leading left like limit localtime"
                  + " localtimestamp minus minute month natural not null offset on or order over"
                  + " partition primary qualify range regexp right row rownum rows second select"
                  + " session_user set some symmetric system_user table to top trailing true uescape"
                  + " union unique unknown user using value values when where window with year _rowid_")
              .split(" "));

  /** How names that are not quoted are stored. */
  public enum Fold {
    /** The default: {@code ACCOUNT}. */
    UPPER,
    /** {@code DATABASE_TO_LOWER=TRUE}: {@code account}. */
    LOWER,
    /** {@code DATABASE_TO_UPPER=FALSE}: as written. */
    NONE
  }

  private final Fold fold;
  private final boolean caseSensitive;

  H2Names(Fold fold, boolean caseSensitive) {
    this.fold = fold;
    this.caseSensitive = caseSensitive;
  }

  String stored(Name name) {
    if (name.exact() || fold != Fold.UPPER) {
      return name.text();
    }
    return name.text().toUpperCase(Locale.ROOT);
  }

  boolean isCaseSensitive() {
    return caseSensitive;
  }

  /** Equal for names that H2 takes for one. */
  String key(Name name) {
    String stored = stored(name);
    return caseSensitive ? stored : stored.toUpperCase(Locale.ROOT);
  }

  /** The one other way to write a name, or null; there are more where case does not count. */
  @Nullable Name twin(Name name) {
    String text = name.exact() ? name.text().toLowerCase(Locale.ROOT) : stored(name);
    if (name.exact() && !text.matches("[a-z_][a-z0-9_]*")) {
      return null;
    }
    Name twin = new Name(text, !name.exact());
    return key(twin).equals(key(name)) ? twin : null;
  }

  String identifier(Name name) {
    boolean bare = !name.exact() && !RESERVED.contains(name.text());
    return bare ? name.text() : '"' + stored(name).replace("\"", "\"\"") + '"';
  }

  /** The name that the author gave, with a problem when H2 does not take it. */
  Name checked(Name name, Problems problems) {
    if (name.text().length() > LIMIT) {
      problems.add(
          "the name \"%s..\" has %d characters; H2 takes %d: give a shorter one",
          name.text().substring(0, SHOWN), name.text().length(), LIMIT);
    }
    return name;
  }

  /**
   * The name of a constraint or index. One of the naming convention is cut, with a hash of the
   * whole, where H2 does not take it whole; one of the author's own is checked.
   */
  Name cut(Name name, Problems problems) {
    String text = name.text();
    if (text.length() <= LIMIT || !NamingConvention.isConventional(name)) {
      return checked(name, problems);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String suffix = "_" + HexFormat.of().formatHex(hash, 0, 4);
      int end = LIMIT - suffix.length();
      end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
      return new Name(text.substring(0, end) + suffix, name.exact());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
