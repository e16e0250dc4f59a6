package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.op.QualifiedName;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a step that was begun and not heard of again is done: the catalogue tells, never a guess.
 */
enum Settlement {
  /** It is: go on with the next one. */
  DONE,
  /** It is not, or doing it again is harmless: do it. */
  NOT_DONE,
  /** The catalogue is neither as it was before nor as it would be after. */
  NEITHER,
  /** Nothing in the catalogue tells. */
  UNKNOWABLE;

  /** Statements that a second run leaves as they are, or refuses without harm. */
  private static final Pattern REPEATABLE =
      Pattern.compile(
          "(create|drop|grant|revoke|comment|analyze|vacuum|reindex|pragma|alter\\s+\\S+\\s+if)\\b.*",
          Pattern.DOTALL);

  /**
   * Settles a step.
   *
   * @param step the step as the code has it
   * @param seen the catalogue's fingerprint before it, or null where none was taken
   */
  static Settlement of(PlannedStep step, @Nullable String seen, Catalogue catalogue)
      throws SQLException {
    if (step.sql() == null) {
      return UNKNOWABLE;
    }
    Effect effect = step.sql().effect();
    if (effect instanceof Effect.Data || effect instanceof Effect.Batched) {
      return NOT_DONE; // a backfill's row tells how far it came
    } else if (effect instanceof Effect.Definition definition) {
      return ofDefinition(definition, seen, catalogue);
    } else if (effect instanceof Effect.CreatesObject create) {
      return when(catalogue.hasObject(create.kind(), create.object()));
    } else if (effect instanceof Effect.DropsObject drop) {
      return when(!catalogue.hasObject(drop.kind(), drop.object()));
    } else if (effect instanceof Effect.AltersObject) {
      return seen != null && !seen.equals(catalogue.fingerprint(null)) ? DONE : NOT_DONE;
    }
    if (seen != null && !seen.equals(catalogue.fingerprint(null))) {
      return DONE;
    }
    String sql = step.sql().sql().strip().toLowerCase(Locale.ROOT);
    return REPEATABLE.matcher(sql).matches() ? NOT_DONE : UNKNOWABLE;
  }

  private static Settlement ofDefinition(
      Effect.Definition effect, @Nullable String seen, Catalogue catalogue) throws SQLException {
    QualifiedName table = effect.table();
    if (effect instanceof Effect.CreatesTable) {
      return when(catalogue.hasTable(table));
    } else if (effect instanceof Effect.DropsTable) {
      return when(!catalogue.hasTable(table));
    } else if (effect instanceof Effect.RenamesTable rename) {
      return renamed(
          catalogue.hasTable(table), catalogue.hasTable(table.withName(rename.newName())));
    } else if (effect instanceof Effect.CreatesColumn create) {
      return when(catalogue.hasColumn(table, create.column()));
    } else if (effect instanceof Effect.DropsColumn drop) {
      return when(!catalogue.hasColumn(table, drop.column()));
    } else if (effect instanceof Effect.RenamesColumn rename) {
      return renamed(
          catalogue.hasColumn(table, rename.column()),
          catalogue.hasColumn(table, rename.newName()));
    } else if (effect instanceof Effect.CreatesIndex create) {
      return when(catalogue.hasIndex(table, create.index()));
    } else if (effect instanceof Effect.DropsIndex drop) {
      return when(!catalogue.hasIndex(table, drop.index()));
    } else if (effect instanceof Effect.RenamesIndex rename) {
      return renamed(
          catalogue.hasIndex(table, rename.index()), catalogue.hasIndex(table, rename.newName()));
    } else if (effect instanceof Effect.CreatesConstraint create) {
      return when(catalogue.hasConstraint(table, create.constraint()));
    } else if (effect instanceof Effect.DropsConstraint drop) {
      return when(!catalogue.hasConstraint(table, drop.constraint()));
    }
    return seen != null && !seen.equals(catalogue.fingerprint(table)) ? DONE : NOT_DONE;
  }

  private static Settlement when(boolean done) {
    return done ? DONE : NOT_DONE;
  }

  private static Settlement renamed(boolean old, boolean renamed) {
    return old == renamed ? NEITHER : when(renamed);
  }
}
