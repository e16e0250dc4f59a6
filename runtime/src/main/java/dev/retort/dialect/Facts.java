package dev.retort.dialect;

import java.util.Map;

/**
 * What is true of a database in one version, as data.
 *
 * @param isDdlTransactional whether DDL is part of the surrounding transaction (else it commits it)
 * @param lock how a migration excludes others
 * @param identifierLimit how long a name may be
 * @param isLimitInBytes whether that is in bytes of UTF-8, else in characters
 * @param missing what it lacks, each with the way out, as the end of a sentence
 */
public record Facts(
    boolean isDdlTransactional,
    Lock lock,
    int identifierLimit,
    boolean isLimitInBytes,
    Map<Feature, String> missing) {

  /** How a migration excludes others. */
  public enum Lock {
    /** The database's own lock, held by the session over transactions, freed when it ends. */
    SESSION,
    /** A row that tells the session, dead when the session is. */
    ROW,
    /** Each revision's transaction by itself. */
    TRANSACTION
  }

  public Facts {
    missing = Map.copyOf(missing);
  }

  /** Whether the database can do something. */
  public boolean has(Feature feature) {
    return !missing.containsKey(feature);
  }
}
