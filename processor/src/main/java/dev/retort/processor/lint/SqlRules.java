package dev.retort.processor.lint;

import dev.retort.dialect.SqlSplitter;
import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.op.Where;
import dev.retort.processor.message.Message;
import dev.retort.processor.sql.SqlNames;
import dev.retort.processor.sql.SqlNames.ColumnName;
import dev.retort.processor.sql.SqlNames.TableName;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables and columns that an author's data statements name are there.
 *
 * <p>A database knows names that no chain made: system tables, and words without brackets that are
 * functions. So of a table that is not known, and of a bare word, something is said only when it
 * was dropped or renamed, or when it is nearly the name of one that is there.
 */
final class SqlRules {

  private static final Set<String> DATA =
      Set.of("select", "insert", "update", "delete", "with", "merge", "replace");

  private SqlRules() {}

  /** What {@code execute}, scripts, conditions and expressions name. */
  static void names(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.Execute execute) {
      statement(execute.statement().sql().text(), moment, findings);
    } else if (operation instanceof Operation.ExecuteScript script) {
      String text = script.script().text(moment.dialect().database());
      for (String statement : statements(text, moment)) {
        statement(statement, moment, findings);
      }
    } else if (operation instanceof Operation.Update update) {
      changed(update.table(), update.assignments(), update.where(), moment, findings);
    } else if (operation instanceof Operation.Backfill fill) {
      changed(fill.table(), fill.assignments(), fill.where(), moment, findings);
    } else if (operation instanceof Operation.Delete delete) {
      condition(delete.table(), delete.where(), moment, findings);
    }
  }

  private static List<String> statements(@Nullable String script, Moment moment) {
    if (script == null) {
      return List.of();
    }
    try {
      return SqlSplitter.split(script, moment.dialect().lexicalRules()).stream()
          .map(SqlSplitter.Part::sql)
          .toList();
    } catch (SqlSplitter.ScriptException unreadable) { // told by what runs it, with its line
      return List.of();
    }
  }

  private static void statement(String sql, Moment moment, Findings findings) {
    String first = sql.strip().split("[^\\p{L}]", 2)[0];
    if (DATA.contains(first.toLowerCase(Locale.ROOT)) || first.isEmpty()) { // or a comment
      tell(moment.sqlNames().ofStatement(sql), sql, moment, findings);
    }
  }

  private static void changed(
      QualifiedName table, Assignments assignments, Where where, Moment moment, Findings findings) {
    for (Assignments.Assignment each : assignments.all()) {
      if (each.value() instanceof ColumnDefault.Expression expression) {
        expression(table, expression.sql(), moment, findings);
      }
    }
    condition(table, where, moment, findings);
  }

  private static void condition(
      QualifiedName table, Where where, Moment moment, Findings findings) {
    if (where.condition() != null) {
      expression(table, where.condition(), moment, findings);
    }
  }

  private static void expression(QualifiedName table, Sql sql, Moment moment, Findings findings) {
    Table known = moment.before().table(table);
    if (known != null) {
      TableName name =
          new TableName(
              table.schema() == null ? null : table.schema().text(),
              table.name().text(),
              table.name().exact());
      tell(moment.sqlNames().ofExpression(sql.text(), name), sql.text(), moment, findings);
    }
  }

  private static void tell(SqlNames names, String sql, Moment moment, Findings findings) {
    Set<Object> told = new HashSet<>();
    for (TableName name : names.tables()) {
      if (told.add(name)) {
        table(name, sql, moment, findings);
      }
    }
    for (ColumnName name : names.columns()) {
      if (told.add(name)) {
        column(name, sql, moment, findings);
      }
    }
  }

  private static void table(TableName name, String sql, Moment moment, Findings findings) {
    Knowledge known = moment.before();
    QualifiedName table = qualified(name);
    if (find(name, moment) != null
        || name.schema() != null
        || known.existence(ObjectKind.TABLE, table) != Existence.ABSENT
        || known.existence(ObjectKind.VIEW, table) != Existence.ABSENT
        || known.isEverythingTouched()
        || hasTwin(name, moment)) {
      return;
    }
    String hint =
        Hints.of(
            known.event(ObjectKind.TABLE, table),
            table,
            known.schema().tables().stream().map(Table::name).toList());
    if (!hint.isEmpty()) {
      findings.add(Message.UNKNOWN_TABLE_IN_SQL, moment.source(), sql, table, hint);
    }
  }

  private static void column(ColumnName name, String sql, Moment moment, Findings findings) {
    Table table = find(name.table(), moment);
    if (table == null
        || table.columns().stream()
            .anyMatch(column -> column.name().text().equalsIgnoreCase(name.name()))) {
      return;
    }
    Name column = name(name.name(), name.isQuoted());
    List<Name> columns = new ArrayList<>();
    table.columns().forEach(each -> columns.add(each.name()));
    String hint =
        Hints.of(moment.before().event(ObjectKind.COLUMN, table.name(), column), column, columns);
    if (name.isCertain() || !hint.isEmpty()) {
      findings.add(Message.UNKNOWN_COLUMN_IN_SQL, moment.source(), sql, column, table.name(), hint);
    }
  }

  /** The table that is meant, when it is known whole. */
  private static @Nullable Table find(TableName name, Moment moment) {
    return moment.before().table(qualified(name));
  }

  /** Databases fold names each in their way. */
  private static boolean hasTwin(TableName name, Moment moment) {
    return moment.before().schema().views().stream()
            .anyMatch(view -> view.name().name().text().equalsIgnoreCase(name.name()))
        || moment.before().schema().tables().stream()
            .anyMatch(table -> table.name().name().text().equalsIgnoreCase(name.name()));
  }

  private static QualifiedName qualified(TableName name) {
    return new QualifiedName(
        name.schema() == null ? null : name(name.schema(), false),
        name(name.name(), name.isQuoted()));
  }

  private static Name name(String text, boolean isQuoted) {
    String folded = text.toLowerCase(Locale.ROOT);
    return !isQuoted && folded.matches("[a-z_][a-z0-9_]*")
        ? new Name(folded, false)
        : new Name(text, true);
  }
}
