package dev.retort.dialect;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises {@code CREATE INDEX CONCURRENTLY} and {@code DROP INDEX CONCURRENTLY} in SQL of the
 * author's, so that what a failed one leaves (an invalid index) is mended as after {@code
 * createIndex}.
 */
final class PostgresConcurrently {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final String QUALIFIED = NAME + "(?:\\s*\\.\\s*" + NAME + ")?";

  private static final Pattern CREATE =
      Pattern.compile(
          "\\s*create\\s+(?:unique\\s+)?index\\s+concurrently\\s+(?:if\\s+not\\s+exists\\s+)?("
              + NAME
              + ")\\s+on\\s+(?:only\\s+)?("
              + QUALIFIED
              + ")[\\s(].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PARTS = Pattern.compile(NAME);

  private PostgresConcurrently() {}

  /** The step, with what it does if it builds an index concurrently. */
  static SqlStep recognised(SqlStep step) {
    if (!(step.effect() instanceof Effect.Unknown) || !step.isOutsideTransaction()) {
      return step;
    }
    Matcher create = CREATE.matcher(step.sql());
    if (!create.matches()) {
      return step;
    }
    Effect effect = new Effect.CreatesIndex(table(create.group(2)), name(create.group(1)));
    return new SqlStep(step.sql(), step.rows(), effect, true);
  }

  private static QualifiedName table(String written) {
    Matcher parts = PARTS.matcher(written);
    @Nullable Name first = null;
    while (parts.find()) {
      if (first == null) {
        first = name(parts.group());
      } else {
        return new QualifiedName(first, name(parts.group()));
      }
    }
    return new QualifiedName(null, java.util.Objects.requireNonNull(first));
  }

  private static Name name(String written) {
    return Name.of(written.startsWith("\"") ? written : written.toLowerCase(Locale.ROOT));
  }
}
