package dev.retort.op;

/**
 * The type of a column, as every database's users know it. What a database makes of it (or that it
 * has none such) is its {@code Dialect}'s knowledge.
 */
public sealed interface ColumnType {

  /** The types without parameters. */
  enum Plain implements ColumnType {
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    DOUBLE_PRECISION,
    BOOLEAN,
    TEXT,
    BLOB,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    UUID,
    JSON,
    JSONB
  }

  /**
   * An exact number.
   *
   * @param precision digits in all, at least 1
   * @param scale digits after the point, from 0 to precision
   */
  record Decimal(int precision, int scale) implements ColumnType {
    public Decimal {
      if (precision < 1 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal("
                + precision
                + ", "
                + scale
                + "): need 1 <= precision, 0 <= scale <= precision");
      }
    }
  }

  /**
   * {@code CHAR(length)}: padded with blanks.
   *
   * @param length in characters, at least 1
   */
  record FixedChar(int length) implements ColumnType {
    public FixedChar {
      positive("character", length);
    }
  }

  /**
   * {@code VARCHAR(length)}.
   *
   * @param length in characters, at least 1
   */
  record Varchar(int length) implements ColumnType {
    public Varchar {
      positive("varchar", length);
    }
  }

  /**
   * {@code VARBINARY(length)}.
   *
   * @param length in bytes, at least 1
   */
  record Varbinary(int length) implements ColumnType {
    public Varbinary {
      positive("varbinary", length);
    }
  }

  /**
   * An array.
   *
   * @param element the type of its elements
   */
  record ArrayOf(ColumnType element) implements ColumnType {}

  /**
   * An enum that {@code createEnum} made. Where the database has no such types, the column carries
   * the values itself.
   *
   * @param name the enum's name
   */
  record EnumOf(QualifiedName name) implements ColumnType {}

  /**
   * A type in the database's own words, passed on as it is.
   *
   * @param sql the type's SQL
   */
  record Raw(Sql sql) implements ColumnType {}

  private static void positive(String type, int length) {
    if (length < 1) {
      throw new IllegalArgumentException(type + "(" + length + "): the length must be at least 1");
    }
  }
}
