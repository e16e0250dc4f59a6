package dev.retort.processor.lint;

import java.util.Locale;

/** What a schema is made of. */
public enum ObjectKind {
  SCHEMA,
  TABLE,
  COLUMN,
  INDEX,
  CONSTRAINT,
  SEQUENCE,
  VIEW,
  ENUM;

  /** As messages say it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
