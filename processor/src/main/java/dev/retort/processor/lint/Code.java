package dev.retort.processor.lint;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the vocabulary as the Java that makes them: what messages offer to paste. */
final class Code {

  private Code() {}

  /** A string literal. */
  static String string(Object text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : String.valueOf(text).toCharArray()) {
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  /** String literals in a row. */
  static String strings(List<?> texts) {
    return texts.stream().map(Code::string).collect(Collectors.joining(", "));
  }

  static String type(ColumnType type) {
    if (type instanceof ColumnType.Plain plain) {
      String word = plain.name().toLowerCase(Locale.ROOT);
      return switch (plain) {
        case BOOLEAN -> "bool()";
        case DOUBLE_PRECISION -> "doublePrecision()";
        default -> word + "()";
      };
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "character(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "varchar(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      return "varbinary(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      return "array(" + type(array.element()) + ")";
    }
    return type instanceof ColumnType.EnumOf named
        ? "enumType(" + string(named.name()) + ")"
        : "raw(" + string(((ColumnType.Raw) type).sql().text()) + ")";
  }

  /** A column with all that its definition holds; its constraints are said apart. */
  static String column(ColumnDefinition column) {
    StringBuilder code = new StringBuilder("column(");
    code.append(string(column.name())).append(", ").append(type(column.type())).append(')');
    if (column.nullable()) {
      code.append(".nullable()");
    }
    if (column.identity() != null) {
      boolean always = column.identity() == ColumnDefinition.Identity.ALWAYS;
      code.append(always ? ".identityAlways()" : ".identity()");
    }
    if (column.defaultValue() != null) {
      code.append(defaultOf(column.defaultValue()));
    }
    if (column.generated() != null) {
      String kept = column.generated().stored() ? ".generatedStored(" : ".generatedVirtual(";
      code.append(kept).append(string(column.generated().expression())).append(')');
    }
    if (column.collation() != null) {
      code.append(".collate(").append(string(column.collation())).append(')');
    }
    if (column.comment() != null) {
      code.append(".comment(").append(string(column.comment())).append(')');
    }
    return code.toString();
  }

  private static String defaultOf(ColumnDefault value) {
    return value instanceof ColumnDefault.Expression expression
        ? ".defaultSql(" + string(expression.sql()) + ")"
        : ".defaultValue(" + value(((ColumnDefault.Value) value).literal().value()) + ")";
  }

  private static String value(@Nullable Object value) {
    return value instanceof Boolean || value instanceof Long || value == null
        ? String.valueOf(value)
        : string(value);
  }

  /** A value that a column of a type takes, to be changed by whoever pastes it. */
  static String sample(String column, ColumnType type) {
    boolean isNumber =
        type instanceof ColumnType.Decimal
            || type == ColumnType.Plain.SMALLINT
            || type == ColumnType.Plain.INTEGER
            || type == ColumnType.Plain.BIGINT
            || type == ColumnType.Plain.REAL
            || type == ColumnType.Plain.DOUBLE_PRECISION;
    if (isNumber) {
      return "set(" + column + ", 0)";
    } else if (Types.isText(type)) {
      return "set(" + column + ", \"\")";
    }
    return type == ColumnType.Plain.BOOLEAN
        ? "set(" + column + ", false)"
        : "setSql(" + column + ", \"...\")";
  }

  /** The default of {@link #sample}, as a column says it. */
  static String sampleDefault(ColumnType type) {
    String sample = sample("", type);
    return (sample.startsWith("setSql") ? ".defaultSql(" : ".defaultValue(")
        + sample.substring(sample.indexOf(", ") + 2);
  }

  static String index(QualifiedName table, Index index) {
    boolean plain =
        index.keys().stream()
            .allMatch(
                key ->
                    key.column() != null
                        && !key.isDescending()
                        && key.nulls() == null
                        && key.operatorClass() == null);
    StringBuilder code = new StringBuilder("index(");
    code.append(
        plain
            ? strings(index.columns())
            : index.keys().stream().map(Code::key).collect(Collectors.joining(", ")));
    code.append(')');
    code.append(index.isUnique() ? ".unique()" : "");
    code.append(index.where() == null ? "" : ".where(" + string(index.where()) + ")");
    code.append(index.method() == null ? "" : ".using(" + string(index.method()) + ")");
    code.append(index.include().isEmpty() ? "" : ".include(" + strings(index.include()) + ")");
    code.append(index.isNullsNotDistinct() ? ".nullsNotDistinct()" : "");
    code.append(index.isConcurrent() ? ".concurrently()" : "");
    Index unnamed =
        new Index(
            null,
            index.keys(),
            index.isUnique(),
            index.where(),
            index.method(),
            index.include(),
            index.isNullsNotDistinct(),
            index.isConcurrent());
    return code + named(index.name(), NamingConvention.named(table, unnamed).name());
  }

  private static String key(IndexKey key) {
    StringBuilder code =
        new StringBuilder(
            key.column() != null
                ? "key(" + string(key.column()) + ")"
                : "expression(" + string(Objects.requireNonNull(key.expression())) + ")");
    code.append(key.isDescending() ? ".desc()" : "");
    if (key.nulls() != null) {
      code.append(key.nulls() == IndexKey.Nulls.FIRST ? ".nullsFirst()" : ".nullsLast()");
    }
    if (key.operatorClass() != null) {
      code.append(".operatorClass(").append(string(key.operatorClass())).append(')');
    }
    return code.toString();
  }

  /** A check or a foreign key that leaves the rows that are there unchecked. */
  static String notValid(QualifiedName table, Constraint constraint) {
    if (constraint instanceof Constraint.Check check) {
      Constraint unnamed = new Constraint.Check(null, check.condition(), false);
      return "check("
          + string(check.condition())
          + ").notValid()"
          + named(check.name(), NamingConvention.named(table, unnamed).name());
    }
    Constraint.ForeignKey key = (Constraint.ForeignKey) constraint;
    Constraint unnamed =
        new Constraint.ForeignKey(
            null,
            key.columns(),
            key.table(),
            key.referenced(),
            key.onDelete(),
            key.onUpdate(),
            false,
            false,
            false);
    List<String> options = new ArrayList<>();
    if (key.onDelete() != ReferentialAction.NO_ACTION) {
      options.add(".onDelete(" + key.onDelete().name() + ")");
    }
    if (key.onUpdate() != ReferentialAction.NO_ACTION) {
      options.add(".onUpdate(" + key.onUpdate().name() + ")");
    }
    if (key.isDeferrable()) {
      options.add(key.isInitiallyDeferred() ? ".initiallyDeferred()" : ".deferrable()");
    }
    return "foreignKey("
        + strings(key.columns())
        + ").references("
        + Stream.concat(Stream.of(key.table()), key.referenced().stream())
            .map(Code::string)
            .collect(Collectors.joining(", "))
        + ")"
        + String.join("", options)
        + ".notValid()"
        + named(key.name(), NamingConvention.named(table, unnamed).name());
  }

  private static String named(@Nullable Name name, @Nullable Name conventional) {
    return name == null || name.equals(conventional) ? "" : ".named(" + string(name) + ")";
  }
}
