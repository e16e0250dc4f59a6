package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What helps to mend a name: what became of it, and what it may have meant. */
public final class Hints {

  private static final int MOST = 2;

  private Hints() {}

  /** The end of a sentence about something that is not there; empty where nothing helps. */
  static String of(@Nullable Event event, Object wanted, Collection<?> known) {
    if (event != null && event.isGone()) {
      return "; it was " + event.words();
    }
    return didYouMean(wanted.toString(), known);
  }

  /** {@code ; did you mean "email"?}, or nothing. */
  public static String didYouMean(String wanted, Collection<?> known) {
    List<String> near =
        known.stream()
            .map(Object::toString)
            .distinct()
            .filter(each -> !each.equals(wanted) && isNear(wanted, each))
            .sorted(
                Comparator.comparing((String each) -> distance(wanted, each))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST)
            .toList();
    return near.isEmpty()
        ? ""
        : near.stream().collect(Collectors.joining("\" or \"", "; did you mean \"", "\"?"));
  }

  /** {@code , created in CreateAccount}, or nothing. */
  static String origin(@Nullable Event event) {
    return event == null || event.isGone() ? "" : ": it was " + event.words();
  }

  private static boolean isNear(String wanted, String other) {
    int most = Math.max(1, Math.min(wanted.length(), other.length()) / 3);
    return distance(wanted, other) <= most;
  }

  /** Letters to change, put in, leave out, or swap with their neighbour. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }

  /** Whether a database takes two names for one though they are written differently. */
  static boolean isOne(Name one, Name other, Dialect dialect) {
    if (one.equals(other)) {
      return true;
    }
    String a = dialect.stored(one);
    String b = dialect.stored(other);
    return switch (dialect.database().name()) {
      case "h2", "postgresql" -> a.equals(b);
      default -> a.equalsIgnoreCase(b);
    };
  }

  /**
   * Whether two names may mean one object: the database takes them for one, or one of them says no
   * schema.
   */
  static boolean mayBeOne(QualifiedName one, QualifiedName other, Dialect dialect) {
    if (!isOne(one.name(), other.name(), dialect)) {
      return false;
    }
    return one.schema() == null
        || other.schema() == null
        || Objects.equals(dialect.stored(one.schema()), dialect.stored(other.schema()));
  }
}
