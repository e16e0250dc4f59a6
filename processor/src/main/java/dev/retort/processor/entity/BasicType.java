package dev.retort.processor.entity;

import dev.retort.op.ColumnType;
import dev.retort.op.Dsl;
import dev.retort.processor.entity.EntityColumn.Kind;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a basic type is in a database: the types that Hibernate gives by itself, as far
 * as all databases have them.
 *
 * @param type the column's type
 * @param kind what values it takes
 */
record BasicType(ColumnType type, Kind kind) {

  private static final int LENGTH = 255;

  /** The longest text that MySQL and MariaDB take as a VARCHAR of four bytes a character. */
  private static final int LONGEST = 16_383;

  private static final int DIGITS = 38;
  private static final int FRACTION = 2;

  private static final Map<String, ColumnType> NUMBERS =
      Map.ofEntries(
          Map.entry("byte", Dsl.smallint()),
          Map.entry("short", Dsl.smallint()),
          Map.entry("int", Dsl.integer()),
          Map.entry("long", Dsl.bigint()),
          Map.entry("float", Dsl.real()),
          Map.entry("double", Dsl.doublePrecision()),
          Map.entry("java.lang.Byte", Dsl.smallint()),
          Map.entry("java.lang.Short", Dsl.smallint()),
          Map.entry("java.lang.Integer", Dsl.integer()),
          Map.entry("java.lang.Long", Dsl.bigint()),
          Map.entry("java.lang.Float", Dsl.real()),
          Map.entry("java.lang.Double", Dsl.doublePrecision()));

  private static final Map<String, ColumnType> OTHERS =
      Map.ofEntries(
          Map.entry("boolean", Dsl.bool()),
          Map.entry("java.lang.Boolean", Dsl.bool()),
          Map.entry("char", Dsl.character(1)),
          Map.entry("java.lang.Character", Dsl.character(1)),
          Map.entry("java.time.LocalDate", Dsl.date()),
          Map.entry("java.time.LocalTime", Dsl.time()),
          Map.entry("java.time.LocalDateTime", Dsl.timestamp()),
          Map.entry("java.time.Instant", Dsl.timestamptz()),
          Map.entry("java.time.OffsetDateTime", Dsl.timestamptz()),
          Map.entry("java.time.ZonedDateTime", Dsl.timestamptz()),
          Map.entry("java.sql.Date", Dsl.date()),
          Map.entry("java.sql.Time", Dsl.time()),
          Map.entry("java.sql.Timestamp", Dsl.timestamp()),
          Map.entry("java.util.UUID", Dsl.uuid()));

  /**
   * The type of a field's column.
   *
   * @param column the field's {@code @Column}, or null
   * @param converted the types that a converter of the compilation takes by itself
   * @return null where it is not known
   */
  static @Nullable BasicType of(
      TypeMirror type, Element field, @Nullable Mark column, Set<String> converted) {
    boolean isLob = Mark.any(field, "Lob");
    if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
      int length = length(column);
      return new BasicType(
          isLob ? Dsl.blob() : Dsl.varbinary(length > 0 ? length : LENGTH), Kind.OTHER);
    }
    String name = name(type);
    if (name == null || converted.contains(name)) {
      return null;
    }
    ColumnType number = NUMBERS.get(name);
    ColumnType other = OTHERS.get(name);
    if (number != null) {
      return new BasicType(number, Kind.NUMBER);
    } else if (other != null) {
      return new BasicType(other, Kind.OTHER);
    }
    return switch (name) {
      case "java.lang.String" -> new BasicType(isLob ? Dsl.text() : text(column), Kind.TEXT);
      case "java.math.BigDecimal" -> new BasicType(decimal(column), Kind.NUMBER);
      case "java.math.BigInteger" -> new BasicType(Dsl.decimal(DIGITS, 0), Kind.NUMBER);
      case "java.util.Date", "java.util.Calendar" -> new BasicType(temporal(field), Kind.OTHER);
      default -> ofEnum(((DeclaredType) type).asElement(), field, column);
    };
  }

  private static @Nullable BasicType ofEnum(Element type, Element field, @Nullable Mark column) {
    if (type.getKind() != ElementKind.ENUM
        || type.getEnclosedElements().stream().anyMatch(e -> Mark.any(e, "EnumeratedValue"))) {
      return null;
    }
    Mark enumerated = Mark.of(field, "Enumerated");
    if (enumerated == null) {
      return new BasicType(Dsl.smallint(), Kind.OTHER); // which may be configured otherwise
    }
    return enumerated.constant("value").equals("STRING")
        ? new BasicType(text(column), Kind.TEXT)
        : new BasicType(Dsl.smallint(), Kind.NUMBER);
  }

  /** The name of a primitive type or of a class without type arguments; null for all else. */
  static @Nullable String name(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
    return type instanceof DeclaredType declared
            && declared.getTypeArguments().isEmpty()
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : null;
  }

  static int length(@Nullable Mark column) {
    return column == null ? 0 : Math.max(0, column.number("length"));
  }

  private static ColumnType text(@Nullable Mark column) {
    int length = length(column);
    return length > LONGEST ? Dsl.text() : Dsl.varchar(length > 0 ? length : LENGTH);
  }

  private static ColumnType decimal(@Nullable Mark column) {
    int precision = column == null ? 0 : column.number("precision");
    int scale = column == null ? 0 : column.number("scale");
    if (precision < 1) {
      return Dsl.decimal(DIGITS, scale > 0 && scale <= DIGITS ? scale : FRACTION);
    }
    return Dsl.decimal(precision, Math.max(0, Math.min(scale, precision)));
  }

  private static ColumnType temporal(Element field) {
    Mark mark = Mark.of(field, "Temporal");
    return switch (mark == null ? "" : mark.constant("value")) {
      case "DATE" -> Dsl.date();
      case "TIME" -> Dsl.time();
      default -> Dsl.timestamp();
    };
  }
}
