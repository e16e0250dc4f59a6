package dev.retort.dialect;

/**
 * What databases differ in. A {@link Dialect} says which of these its database lacks, and the way
 * out; an operation that needs one of them is then refused when the plan is made.
 */
public enum Feature {
  PARTIAL_INDEX("partial indexes"),
  EXPRESSION_INDEX("indexes on expressions"),
  INDEX_INCLUDE("INCLUDE columns in an index"),
  INDEX_METHOD("choice of index methods"),
  INDEX_OPERATOR_CLASS("operator classes"),
  DESCENDING_INDEX("indexes that sort the largest first"),
  INDEX_NULLS_ORDER("NULLS FIRST and NULLS LAST in an index"),
  CONCURRENT_INDEX("indexes that are built or dropped without blocking writes"),
  NULLS_NOT_DISTINCT("NULLS NOT DISTINCT"),
  DEFERRABLE_FOREIGN_KEY("deferrable foreign keys"),
  DEFERRABLE_UNIQUE("deferrable unique constraints"),
  SET_DEFAULT_ACTION("ON DELETE SET DEFAULT and ON UPDATE SET DEFAULT"),
  NOT_VALID_FOREIGN_KEY("foreign keys that leave the rows that are there unchecked"),
  NOT_VALID_CHECK("checks that leave the rows that are there unchecked"),
  EXCLUDE("EXCLUDE constraints"),
  UNIQUE_USING_INDEX("unique constraints made of an index that is there"),
  STORED_COLUMN("stored generated columns"),
  VIRTUAL_COLUMN("virtual generated columns"),
  SET_EXPRESSION("way to give a generated column another expression"),
  DROP_EXPRESSION("way to make a generated column a plain one"),
  COLUMN_COLLATION("collation for one column"),
  TYPE_USING("USING in a change of type"),
  IDENTITY_ALWAYS("identity that refuses the value of an insert"),
  ALTER_IDENTITY("identity given to a column that is there, or taken from it"),
  SCHEMA("schemas"),
  SEQUENCE("sequences"),
  SEQUENCE_CACHE("sequences that cache values"),
  VIEW("views"),
  MATERIALIZED_VIEW("materialized views"),
  ENUM("enums"),
  ENUM_VALUE_POSITION("enum values before or after others"),
  COMMENT("comments"),
  TIMESTAMPTZ("timestamps with a time zone"),
  ARRAY("arrays");

  private final String title;

  Feature(String title) {
    this.title = title;
  }

  /** What it is, as the end of "the database has no ..". */
  public String title() {
    return title;
  }
}
