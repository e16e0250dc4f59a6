package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns as MariaDB and MySQL write them. Whatever is changed, {@code MODIFY} restates the whole
 * column and drops what it does not say, so it is written from the fold.
 */
final class MySqlColumns {

  private static final int LONGEST_COMMENT = 1024;

  /** What stands as a default without parentheses, and with what behind it. */
  private static final Pattern NOW =
      Pattern.compile(
          "(current_timestamp|now|localtime|localtimestamp)(\\s*\\(\\s*(\\d?)\\s*\\))?"
              + "(\\s+on\\s+update\\s+.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final MySqlFamilyDialect dialect;

  MySqlColumns(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
  }

  /** A column with everything that it is. */
  String definition(
      QualifiedName table, ColumnDefinition column, Schema schema, Problems problems) {
    String what = "column \"" + table + "." + column.name() + "\"";
    StringBuilder sql = new StringBuilder(dialect.identifier(problems.checked(column.name())));
    sql.append(' ').append(dialect.type(column.type(), what, schema, problems));
    if (column.collation() != null) {
      sql.append(" COLLATE ").append(dialect.collation(column.collation()));
    }
    if (column.generated() != null) {
      sql.append(dialect.generated(column.generated()));
    }
    if (!column.nullable() && column.generated() != null && !dialect.hasNotNullGenerated()) {
      problems.add(
          "a generated column of %s takes NULL (%s): say .nullable(), and check(\"%s IS NOT NULL\")"
              + " where it matters",
          dialect.title(), what, column.name());
    } else if (!column.nullable()) {
      sql.append(" NOT NULL");
    } else if (column.type() instanceof ColumnType.Raw raw && isTimestamp(raw)) {
      sql.append(" NULL"); // which is not what it is by itself, before MariaDB 10.10
    }
    if (column.identity() != null) {
      if (column.identity() == ColumnDefinition.Identity.ALWAYS) {
        problems.require(Feature.IDENTITY_ALWAYS, what);
      }
      sql.append(" AUTO_INCREMENT");
    } else if (column.defaultValue() != null) {
      sql.append(" DEFAULT ").append(defaultValue(column.type(), column.defaultValue()));
    }
    if (column.comment() != null) {
      sql.append(" COMMENT ").append(comment(column.comment(), LONGEST_COMMENT, what, problems));
    }
    return sql.toString();
  }

  private static boolean isTimestamp(ColumnType.Raw raw) {
    return raw.sql().text().strip().toLowerCase(Locale.ROOT).startsWith("timestamp");
  }

  String comment(String text, int longest, String what, Problems problems) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      problems.add(
          "the comment of %s has %d characters; %s allows %d",
          what, length, dialect.title(), longest);
    }
    text.codePoints()
        .filter(Character::isSupplementaryCodePoint)
        .findFirst()
        .ifPresent(
            character ->
                problems.add(
                    "%s would keep '?' for '%s' in the comment of %s: its catalogue ends with U+FFFF",
                    dialect.title(), Character.toString(character), what));
    return dialect.text(text);
  }

  private String defaultValue(@Nullable ColumnType type, ColumnDefault value) {
    if (value instanceof ColumnDefault.Value constant) {
      Literal literal = constant.literal();
      boolean asExpression =
          literal.value() != null
              && !dialect.hasLongDefaults()
              && (type == null || MySqlTypes.isLong(type));
      String text = dialect.unchecked(literal);
      return asExpression ? "(" + text + ")" : text;
    }
    String expression = ((ColumnDefault.Expression) value).sql().text().strip();
    Matcher now = NOW.matcher(expression);
    if (!now.matches()) {
      return "(" + expression + ")";
    }
    String digits = now.group(3);
    if (type != ColumnType.Plain.TIMESTAMP || (digits != null && !digits.isEmpty())) {
      return expression;
    }
    // MySQL asks for the column's own precision.
    String update = now.group(4);
    return "CURRENT_TIMESTAMP(6)"
        + (update == null
            ? ""
            : NOW.matcher(update.replaceFirst("(?i)^\\s+on\\s+update\\s+", "")).matches()
                ? " ON UPDATE CURRENT_TIMESTAMP(6)"
                : update);
  }

  // Changes

  List<SqlStep> alter(Operation.AlterColumn alter, Schema before, Problems problems) {
    ColumnDefinition column = StandardDialect.columnOf(alter, before);
    boolean defaultOnly =
        alter.changes().stream()
            .allMatch(
                change ->
                    change instanceof ColumnChange.SetDefault
                        || change instanceof ColumnChange.DropDefault);
    if (defaultOnly) {
      return modified(
          alter.table(),
          "ALTER COLUMN "
              + dialect.identifier(alter.column())
              + " "
              + newDefault(alter.changes().get(0), column));
    } else if (column == null) {
      problems.add(
          "%s restates a column whole to change it, and no operation of the chain made \"%s.%s\":"
              + " write the statement with execute(\"ALTER TABLE .. MODIFY ..\")",
          dialect.title(), alter.table(), alter.column());
      return List.of();
    }
    int known = problems.found().size();
    alter.changes().forEach(change -> check(alter, change, column, before, problems));
    if (problems.found().size() > known) {
      return List.of();
    }
    Schema after = before.after(alter, dialect.database());
    return modified(
        alter.table(),
        "MODIFY COLUMN " + definition(alter.table(), changed(alter, after), after, problems));
  }

  private static ColumnDefinition changed(Operation.AlterColumn alter, Schema after) {
    ColumnDefinition changed = StandardDialect.columnOf(alter, after);
    if (changed == null) {
      throw new IllegalStateException("an altered column is still there: " + alter);
    }
    return changed;
  }

  private List<SqlStep> modified(QualifiedName table, String change) {
    return StandardDialect.one(dialect.alter(table) + change, new Effect.Alters(table));
  }

  /** DROP DEFAULT would take the NULL of a nullable column too. */
  private String newDefault(ColumnChange change, @Nullable ColumnDefinition column) {
    if (change instanceof ColumnChange.SetDefault set) {
      return "SET DEFAULT " + defaultValue(column == null ? null : column.type(), set.value());
    }
    return column != null && column.nullable() ? "SET DEFAULT NULL" : "DROP DEFAULT";
  }

  private void check(
      Operation.AlterColumn alter,
      ColumnChange change,
      ColumnDefinition column,
      Schema before,
      Problems problems) {
    String what = "column \"" + alter.table() + "." + alter.column() + "\"";
    if (change instanceof ColumnChange.SetType set && set.using() != null) {
      problems.require(Feature.TYPE_USING, what);
    } else if (change instanceof ColumnChange.SetExpression && column.generated() == null) {
      problems.add("%s is not generated: its values would be lost; drop it and add it anew", what);
    } else if (change instanceof ColumnChange.DropExpression
        && column.generated() != null
        && !column.generated().stored()) {
      problems.add(
          "%s keeps no values of a virtual column that could stay (%s): add a plain column, copy"
              + " with update(..), drop the virtual one and rename",
          dialect.title(), what);
    } else if (change instanceof ColumnChange.SetIdentity && column.identity() == null) {
      Table table = before.table(alter.table());
      if (table != null) {
        identity(alter.column(), table, problems);
      }
    }
  }

  // Identity

  /** AUTO_INCREMENT is the first column of a key, and one a table. */
  void identity(Name column, Table table, Problems problems) {
    List<Name> others =
        table.columns().stream()
            .filter(other -> other.identity() != null && !other.name().equals(column))
            .map(ColumnDefinition::name)
            .toList();
    if (!others.isEmpty()) {
      problems.add(
          "%s numbers one column a table: \"%s\" has %s and \"%s\"",
          dialect.title(), table.name(), others, column);
    }
    boolean keyed =
        Stream.concat(
                table.constraints().stream().map(MySqlColumns::keyOf),
                table.indexes().stream().map(MySqlColumns::keyOf))
            .anyMatch(key -> !key.isEmpty() && key.get(0).equals(column));
    if (!keyed) {
      problems.add(
          "%s numbers a column only where it is the first of a key (\"%s.%s\"): say .primaryKey() or"
              + " .unique(), or make an index on it before",
          dialect.title(), table.name(), column);
    }
  }

  /** The columns that a constraint's index sorts by, in order; none for a check. */
  static List<Name> keyOf(Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return key.columns();
    }
    return constraint instanceof Constraint.Unique unique ? unique.columns() : List.of();
  }

  private static List<Name> keyOf(Index index) {
    return index.keys().get(0).column() == null ? List.of() : index.columns();
  }

  // Enums

  /**
   * Restates the columns of an enum, a statement a table.
   *
   * @param columns the schema whose columns are restated
   * @param enums the schema that knows the enum's values
   */
  List<SqlStep> restated(QualifiedName named, Schema columns, Schema enums, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    for (Table table : columns.tables()) {
      List<String> changes =
          ofEnum(table, named).stream()
              .map(column -> "MODIFY COLUMN " + definition(table.name(), column, enums, problems))
              .toList();
      if (!changes.isEmpty()) {
        steps.addAll(modified(table.name(), String.join(", ", changes)));
      }
    }
    return steps;
  }

  private static List<ColumnDefinition> ofEnum(Table table, QualifiedName named) {
    return table.columns().stream()
        .filter(column -> column.type().equals(new ColumnType.EnumOf(named)))
        .toList();
  }
}
