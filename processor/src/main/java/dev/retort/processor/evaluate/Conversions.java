package dev.retort.processor.evaluate;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What happens to a value where another type is asked for (JLS 5). */
final class Conversions {

  private Conversions() {}

  /** Assigns, passes or casts a value to a type. */
  static @Nullable Object to(@Nullable Object value, @Nullable TypeMirror type) {
    if (type == null || !(value instanceof Number || value instanceof Character)) {
      return value;
    }
    TypeKind kind = kind(type);
    return kind == null ? value : to(value, kind);
  }

  private static @Nullable TypeKind kind(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return type.getKind();
    }
    if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement of) {
      return switch (of.getQualifiedName().toString()) {
        case "java.lang.Byte" -> TypeKind.BYTE;
        case "java.lang.Short" -> TypeKind.SHORT;
        case "java.lang.Character" -> TypeKind.CHAR;
        case "java.lang.Integer" -> TypeKind.INT;
        case "java.lang.Long" -> TypeKind.LONG;
        case "java.lang.Float" -> TypeKind.FLOAT;
        case "java.lang.Double" -> TypeKind.DOUBLE;
        default -> null;
      };
    }
    return null;
  }

  private static Object to(Object value, TypeKind kind) {
    if (value instanceof Character letter) {
      return kind == TypeKind.CHAR ? letter : to((Number) (int) letter, kind);
    }
    return value instanceof Number number && isBoxed(number) ? to(number, kind) : value;
  }

  /** A {@code BigDecimal} is a number that nothing converts. */
  static boolean isBoxed(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte;
  }

  private static Object to(Number number, TypeKind kind) {
    boolean isFloating = number instanceof Double || number instanceof Float;
    return switch (kind) {
      case BYTE -> isFloating ? (byte) number.intValue() : number.byteValue();
      case SHORT -> isFloating ? (short) number.intValue() : number.shortValue();
      case CHAR -> (char) (isFloating ? number.intValue() : number.longValue());
      case INT -> number.intValue();
      case LONG -> number.longValue();
      case FLOAT -> number.floatValue();
      case DOUBLE -> number.doubleValue();
      default -> number;
    };
  }

  /** A primitive value as reflection wants it for a parameter or a result. */
  static @Nullable Object to(@Nullable Object value, Class<?> type) {
    if (!type.isPrimitive() || !(value instanceof Number || value instanceof Character)) {
      return value;
    }
    for (TypeKind kind : TypeKind.values()) {
      if (kind.isPrimitive() && kind.name().equalsIgnoreCase(type.getName())) {
        return kind == TypeKind.BOOLEAN ? value : to(value, kind);
      }
    }
    return value;
  }
}
