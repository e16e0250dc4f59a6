package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.op.QualifiedName;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a step that was begun and not heard of again is done: the catalogue tells, never a guess.
 */
public enum Settlement {
  /** It is: go on with the next one. */
  DONE,
  /** It is not, or doing it again is harmless: do it. */
  NOT_DONE,
  /** The catalogue is neither as it was before nor as it would be after. */
  NEITHER,
  /** Nothing in the catalogue tells. */
  UNKNOWABLE;

  /**
   * Settles a step by names, and where they do not tell by comparing the catalogue with what it
   * was.
   *
   * @param step the step as the code has it
   * @param seen the catalogue's fingerprint before it: of the table for {@code Alters}, of
   *     everything for an author's own statement; null where names tell, and where a script began
   *     the step: what it alters may be altered twice
   */
  static Settlement of(PlannedStep step, @Nullable String seen, Catalogue catalogue)
      throws SQLException {
    Effect effect = step.effect();
    if (effect instanceof Effect.Data || effect instanceof Effect.Batched) {
      return NOT_DONE; // a backfill's row tells how far it came
    } else if (effect instanceof Effect.Definition definition) {
      return ofDefinition(definition, seen, catalogue);
    } else if (effect instanceof Effect.CreatesObject create) {
      return when(catalogue.hasObject(create.kind(), create.object()));
    } else if (effect instanceof Effect.DropsObject drop) {
      return when(!catalogue.hasObject(drop.kind(), drop.object()));
    } else if (effect instanceof Effect.AltersObject) {
      return when(seen != null && !seen.equals(catalogue.fingerprint(null)));
    } else if (step.sql() == null
        || seen == null
        || RawSql.of(step.sql().sql()).kind() != RawSql.Kind.DEFINITION) {
      return UNKNOWABLE;
    }
    return when(!seen.equals(catalogue.fingerprint(null)));
  }

  /** The catalogue before a step that no name settles afterwards; null for all others. */
  static @Nullable String before(PlannedStep step, Catalogue catalogue) throws SQLException {
    Effect effect = step.effect();
    if (effect instanceof Effect.Alters alters) {
      return catalogue.fingerprint(alters.table());
    }
    boolean definition =
        effect instanceof Effect.Unknown
            && step.sql() != null
            && RawSql.of(step.sql().sql()).kind() == RawSql.Kind.DEFINITION;
    return definition || effect instanceof Effect.AltersObject ? catalogue.fingerprint(null) : null;
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
    return when(seen != null && !seen.equals(catalogue.fingerprint(table)));
  }

  private static Settlement when(boolean done) {
    return done ? DONE : NOT_DONE;
  }

  private static Settlement renamed(boolean old, boolean renamed) {
    return old == renamed ? NEITHER : when(renamed);
  }
}
