package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/** The operators over known values, with the overflow and the promotion that Java has (JLS 15). */
final class Operators {

  private Operators() {}

  /** What an operator of numbers and booleans gives; null where it is none of these. */
  static @Nullable Object binary(Tree.Kind operator, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return booleans(operator, a, b);
    }
    Number a = number(left);
    Number b = number(right);
    if (a == null || b == null) {
      return null;
    }
    boolean isShift =
        switch (operator) {
          case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> true;
          default -> false;
        };
    if (a instanceof Double || b instanceof Double) {
      return doubles(operator, a.doubleValue(), b.doubleValue());
    } else if (a instanceof Float || b instanceof Float) {
      return floats(operator, a.floatValue(), b.floatValue());
    } else if (a instanceof Long || (b instanceof Long && !isShift)) {
      return longs(operator, a.longValue(), b.longValue());
    }
    return ints(operator, a.intValue(), isShift ? (int) b.longValue() : b.intValue());
  }

  /** A number after unboxing and promotion to {@code int} at least; null for anything else. */
  private static @Nullable Number number(Object value) {
    if (value instanceof Character letter) {
      return (int) letter;
    } else if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    return Conversions.isBoxed(value) ? (Number) value : null;
  }

  private static @Nullable Object booleans(Tree.Kind operator, boolean a, boolean b) {
    return switch (operator) {
      case AND, CONDITIONAL_AND -> a && b;
      case OR, CONDITIONAL_OR -> a || b;
      case XOR, NOT_EQUAL_TO -> a ^ b;
      case EQUAL_TO -> a == b;
      default -> null;
    };
  }

  private static @Nullable Object ints(Tree.Kind operator, int a, int b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case LEFT_SHIFT -> a << b;
      case RIGHT_SHIFT -> a >> b;
      case UNSIGNED_RIGHT_SHIFT -> a >>> b;
      default -> compared(operator, Integer.compare(a, b));
    };
  }

  private static @Nullable Object longs(Tree.Kind operator, long a, long b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case LEFT_SHIFT -> a << b;
      case RIGHT_SHIFT -> a >> b;
      case UNSIGNED_RIGHT_SHIFT -> a >>> b;
      default -> compared(operator, Long.compare(a, b));
    };
  }

  private static @Nullable Object compared(Tree.Kind operator, int order) {
    return switch (operator) {
      case LESS_THAN -> order < 0;
      case LESS_THAN_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_EQUAL -> order >= 0;
      case EQUAL_TO -> order == 0;
      case NOT_EQUAL_TO -> order != 0;
      default -> null;
    };
  }

  private static @Nullable Object floats(Tree.Kind operator, float a, float b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> doubles(operator, a, b);
    };
  }

  private static @Nullable Object doubles(Tree.Kind operator, double a, double b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      default -> null;
    };
  }

  /** What an operator with one operand gives; null where it is none of these. */
  static @Nullable Object unary(Tree.Kind operator, Object value) {
    if (operator == Tree.Kind.LOGICAL_COMPLEMENT) {
      return value instanceof Boolean known ? !known : null;
    }
    Number number = number(value);
    if (number == null) {
      return null;
    }
    return switch (operator) {
      case UNARY_PLUS -> number;
      case UNARY_MINUS -> negated(number);
      case BITWISE_COMPLEMENT ->
          number instanceof Long whole
              ? (Object) ~whole
              : number instanceof Integer small ? ~small : null;
      default -> null;
    };
  }

  private static Number negated(Number number) {
    if (number instanceof Long whole) {
      return -whole;
    } else if (number instanceof Double real) {
      return -real;
    } else if (number instanceof Float real) {
      return -real;
    }
    return -number.intValue();
  }

  /** The operator inside a compound assignment, an increment or a decrement. */
  static Tree.@Nullable Kind inside(Tree.Kind compound) {
    return switch (compound) {
      case PLUS_ASSIGNMENT, PREFIX_INCREMENT, POSTFIX_INCREMENT -> Tree.Kind.PLUS;
      case MINUS_ASSIGNMENT, PREFIX_DECREMENT, POSTFIX_DECREMENT -> Tree.Kind.MINUS;
      case MULTIPLY_ASSIGNMENT -> Tree.Kind.MULTIPLY;
      case DIVIDE_ASSIGNMENT -> Tree.Kind.DIVIDE;
      case REMAINDER_ASSIGNMENT -> Tree.Kind.REMAINDER;
      case AND_ASSIGNMENT -> Tree.Kind.AND;
      case OR_ASSIGNMENT -> Tree.Kind.OR;
      case XOR_ASSIGNMENT -> Tree.Kind.XOR;
      case LEFT_SHIFT_ASSIGNMENT -> Tree.Kind.LEFT_SHIFT;
      case RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.RIGHT_SHIFT;
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.UNSIGNED_RIGHT_SHIFT;
      default -> null;
    };
  }
}
