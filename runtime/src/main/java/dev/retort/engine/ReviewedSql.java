package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.ReviewText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what runs is what was reviewed: the statements of a plan are those that the
 * compiler kept in version control, which it puts among the classes too.
 *
 * <p>A direction that the compiler did not understand whole was not reviewed whole, and is not
 * compared; nor is what has no file.
 */
final class ReviewedSql {

  /** Titles stand after an empty line, which no comment of several lines has. */
  private static final String UPGRADE = "\n\n-- upgrade";

  private static final String DOWNGRADE = "\n\n-- downgrade";

  /** Comments of the compiler's own: an author's SQL may hold the words. */
  private static final Pattern NOT_REVIEWED =
      Pattern.compile("^-- (it is )?" + ReviewText.UNKNOWN, Pattern.MULTILINE);

  private static final Set<String> AROUND_STATEMENTS =
      Set.of(ReviewText.INSIDE, ReviewText.OUTSIDE, ReviewText.NOTHING);

  private ReviewedSql() {}

  /**
   * Refuses a plan that runs something else, unless that is allowed.
   *
   * @throws RunFailure of kind SCHEMA, naming every revision of which that is true
   */
  static void refuse(
      List<PlannedRevision> planned, Dialect dialect, Recorder recorder, Settings settings) {
    if (settings.allowUnreviewed()) {
      return;
    }
    String database = dialect.database().name();
    List<String> different = new ArrayList<>();
    Set<String> versions = new TreeSet<>();
    for (PlannedRevision revision : planned) {
      String file = recorder.reviewed(revision.node(), database);
      String difference = file == null ? null : difference(file, revision, dialect);
      if (difference != null) {
        different.add(revision.node().id() + " (" + revision.node().className() + ")" + difference);
        versions.add(String.valueOf(recorder.reviewedVersion(revision.node(), database)));
      }
    }
    if (!different.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.SCHEMA,
          "on "
              + database
              + " the SQL is not what was reviewed, so nothing ran:\n  "
              + String.join("\n  ", different)
              + "\n"
              + mend(database, versions, dialect.version().toString())
              + ", and review what changes; builder(..).allowUnreviewed() runs it as it is.",
          null);
    }
  }

  private static String mend(String database, Set<String> versions, String version) {
    return versions.equals(Set.of(version))
        ? "Compile with the version of Retort that runs"
        : "The SQL was kept for "
            + database
            + " "
            + String.join(" and ", versions)
            + ", and this is "
            + version
            + ": compile with -Aretort.sql="
            + database
            + ":"
            + version
            + " and the version of Retort that runs";
  }

  /**
   * How a plan differs from a file.
   *
   * @param file as the compiler writes it
   * @return null where it does not, or where that is not known
   */
  static @Nullable String difference(String file, PlannedRevision revision, Dialect dialect) {
    boolean up = revision.direction() == Direction.UPGRADE;
    String reviewed = up ? upgrade(file) : downgrade(file);
    if (reviewed == null) {
      return " has a file of SQL that can't be read as one";
    } else if (NOT_REVIEWED.matcher(reviewed).find()) {
      return null;
    }
    int at = 0;
    for (PlannedStep step : revision.steps()) {
      String text =
          step.sql() != null
              ? ReviewText.of(step.sql(), dialect)
              : ReviewText.run(step.run() == null ? "" : step.run().name());
      at = statement(reviewed, at);
      if (!reviewed.startsWith(text, at)) {
        return ", step "
            + step.number()
            + (up ? "" : " of its downgrade")
            + ":\n    reviewed: "
            + (at == reviewed.length() ? "nothing more" : shown(reviewed.substring(at)))
            + "\n    would run: "
            + shown(text);
      }
      at += text.length();
    }
    at = statement(reviewed, at);
    return at == reviewed.length()
        ? null
        : (up ? "" : ", in its downgrade")
            + ":\n    reviewed: "
            + shown(reviewed.substring(at))
            + "\n    would run: nothing more";
  }

  /** The upgrade without its title. */
  private static @Nullable String upgrade(String file) {
    int from = file.indexOf(UPGRADE);
    int to = file.lastIndexOf(DOWNGRADE);
    return from < 0 || to < from ? null : afterFirstLine(file.substring(from + 2, to + 1));
  }

  /** The downgrade without its title, and out of its comment. */
  private static @Nullable String downgrade(String file) {
    int from = file.lastIndexOf(DOWNGRADE);
    return from < 0 ? null : afterFirstLine(file.substring(from + 2)).replaceAll("(?m)^-- ?", "");
  }

  private static String afterFirstLine(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }

  /** Where the next statement begins. */
  private static int statement(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline + 1;
      String line = text.substring(at, end);
      if (!line.equals("\n") && !AROUND_STATEMENTS.contains(line)) {
        return at;
      }
      at = end;
    }
    return at;
  }

  /** A statement's first lines, in one. */
  private static String shown(String text) {
    int end = text.indexOf("\n\n");
    String one = (end < 0 ? text : text.substring(0, end)).strip().replaceAll("\\s+", " ");
    int longest = 300;
    return one.length() <= longest ? one : one.substring(0, longest) + " ..";
  }
}
