package dev.retort.dialect;

import dev.retort.op.Name;
import java.util.Locale;
import java.util.Set;

/**
 * How H2 spells names. What is stored never depends on the list of reserved words: one of them is
 * quoted in the spelling that it would have had bare.
 */
public final class H2Names {

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

  H2Names(Fold fold) {
    this.fold = fold;
  }

  String stored(Name name) {
    if (name.exact() || fold != Fold.UPPER) {
      return name.text();
    }
    return name.text().toUpperCase(Locale.ROOT);
  }

  String identifier(Name name) {
    boolean bare = !name.exact() && !RESERVED.contains(name.text());
    return bare ? name.text() : '"' + stored(name).replace("\"", "\"\"") + '"';
  }
}
