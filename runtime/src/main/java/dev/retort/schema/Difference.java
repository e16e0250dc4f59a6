package dev.retort.schema;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which a live database is not what the chain says.
 *
 * @param kind in which way
 * @param object what kind of thing it is
 * @param name its name as the chain would write it: {@code account}, {@code account.email}, {@code
 *     account.ix_account_email}
 * @param chain what the chain says of it; null where it says nothing
 * @param database what the database has; null where it has nothing
 * @param sentence all of that for a person
 */
public record Difference(
    Kind kind,
    ObjectKind object,
    String name,
    @Nullable String chain,
    @Nullable String database,
    String sentence) {

  /** In which way the database differs. */
  public enum Kind {
    /** The chain makes it, and the database does not have it. */
    MISSING,
    /** The database has it in another way. */
    OTHER,
    /** The database has it, and no operation of the chain makes it. */
    FOREIGN
  }

  /** What differs. */
  public enum ObjectKind {
    SCHEMA("schema"),
    ENUM("enum"),
    SEQUENCE("sequence"),
    TABLE("table"),
    COLUMN("column"),
    PRIMARY_KEY("primary key"),
    UNIQUE("unique constraint"),
    FOREIGN_KEY("foreign key"),
    CHECK("check"),
    EXCLUDE("exclusion constraint"),
    INDEX("index"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view");

    private final String words;

    ObjectKind(String words) {
      this.words = words;
    }

    /** Its name for a person: {@code foreign key}. */
    public String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return sentence;
  }
}
