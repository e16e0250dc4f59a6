package dev.retort.spring;

import java.util.List;
import java.util.Locale;

/** Two tools would migrate one application, and nothing says in which order. */
public class SeveralMigratorsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wayOut;

  SeveralMigratorsException(List<String> others) {
    super(
        "Retort and "
            + String.join(" and ", others)
            + " would both migrate the database when this application starts");
    StringBuilder text = new StringBuilder();
    for (String other : others) {
      text.append("Set spring.")
          .append(other.toLowerCase(Locale.ROOT))
          .append(".enabled=false where Retort takes over from ")
          .append(other)
          .append(". ");
    }
    wayOut =
        text
            + "Set retort.mode=off to leave the database to "
            + String.join(" and ", others)
            + ". Set retort.beside-others=true if each has tables of its own.";
  }

  /** What to do about it. */
  public String wayOut() {
    return wayOut;
  }
}
