package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Types between which a column may change, with rows in it and back again, since its values are
 * made for all of them. Each value is made of a number; different numbers make different values,
 * but for flags and choices.
 */
enum Family {
  COUNT(integer(), bigint(), smallint(), varchar(20), text()),
  AMOUNT(decimal(12, 2), decimal(16, 4), doublePrecision(), real()),
  WORD(varchar(40), varchar(30), text(), character(30)),
  BYTES(varbinary(20), blob()),
  DAY(date(), timestamp()),
  CLOCK(time()),
  MOMENT(timestamptz()),
  FLAG(bool(), smallint()),
  KEY(uuid()),
  DOCUMENT(json(), jsonb()),
  LIST(array(integer()), array(bigint())),
  /** Of an enum; its values are the model's business. */
  CHOICE(varchar(30));

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  final List<ColumnType> types;

  Family(ColumnType... types) {
    this.types = List.of(types);
  }

  /** Whether two numbers make two values. */
  boolean isDistinct() {
    return this != FLAG && this != CHOICE;
  }

  /** Whether indexes and keys over it are of use. */
  boolean isSortable() {
    return this != DOCUMENT && this != LIST;
  }

  /** Whether every database reads a value back as the same text. */
  boolean isPlain() {
    return this == COUNT || this == WORD || this == CHOICE;
  }

  static boolean isText(ColumnType type) {
    return type == text()
        || type instanceof ColumnType.Varchar
        || type instanceof ColumnType.FixedChar;
  }

  Object value(ColumnType type, int number) {
    return switch (this) {
      case COUNT -> isText(type) ? String.valueOf(number) : (Object) (long) number;
      case AMOUNT -> new BigDecimal(number);
      case WORD -> "Wö'r\\d" + number;
      case BYTES -> new byte[] {(byte) (number >> 8), (byte) number};
      case DAY ->
          type == date()
              ? LocalDate.ofEpochDay(number)
              : LocalDate.ofEpochDay(number).atStartOfDay();
      case CLOCK -> LocalTime.ofSecondOfDay(number).plusNanos(123_000);
      case MOMENT -> LocalDate.ofEpochDay(number).atTime(12, 30).atOffset(ZoneOffset.ofHours(2));
      case FLAG -> type == bool() ? (Object) (number % 2 == 0) : (Object) (number % 2L);
      case KEY -> new UUID(0x1234_5678_1234_4234L, number);
      case DOCUMENT -> "{\"it's\": " + number + "}";
      case LIST -> List.of(number, number + 1);
      case CHOICE -> throw new IllegalStateException("its enum tells");
    };
  }

  /** Whether a value as a default is one for every type. */
  boolean isLiteralForAll() {
    return this != FLAG && this != DAY;
  }

  /** A condition that holds of all values, or of none where {@code never}. */
  String condition(ColumnType type, String column, boolean never) {
    return switch (this) {
      case COUNT ->
          isText(type)
              ? column + (never ? " = 'never'" : " <> 'never'")
              : column + (never ? " < 0" : " >= 0");
      case AMOUNT -> column + (never ? " < -1" : " > -1");
      case WORD -> never ? column + " = 'x'" : "length(" + column + ") < 100";
      case DOCUMENT, LIST -> column + " IS NOT NULL OR " + column + " IS NULL";
      default -> column + (never ? " IS NULL" : " = " + column) + " AND 1 = 1";
    };
  }

  /** An expression over a value, which is of the type of {@link #computed}. */
  String expression(ColumnType type, String column) {
    return isText(type) ? "upper(" + column + ")" : column + " + 1";
  }

  /** The type of {@link #expression}. */
  ColumnType computed(ColumnType type) {
    return isText(type) ? varchar(60) : this == COUNT ? bigint() : doublePrecision();
  }

  /** Whether there is an {@link #expression}. */
  boolean isComputable() {
    return this == COUNT || this == WORD;
  }

  /** An expression as a default. */
  String defaultSql(ColumnType type) {
    return switch (this) {
      case COUNT -> isText(type) ? "lower('7')" : "3 + 4";
      case AMOUNT -> "1 + 1";
      case WORD -> "lower('ABC')";
      case DAY -> type == date() ? "current_date" : "current_timestamp";
      case MOMENT -> "current_timestamp";
      default -> "NULL";
    };
  }
}
