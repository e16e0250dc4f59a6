package dev.retort.processor.lint;

import dev.retort.dialect.SqlSplitter;
import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
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
 * The tables and columns that an author's SQL names are there.
 *
 * <p>A database knows names that no chain made: system tables, and words without brackets that are
 * functions. So of a table that is not known, and of a bare word, something is said only when it
 * was dropped or renamed, or when it is nearly the name of one that is there.
 */
final class SqlRules {

  private static final Set<String> DATA =
      Set.of("select", "insert", "update", "delete", "with", "merge", "replace");

  private final Moment moment;

  /** What is there when the database reads the SQL. */
  private final Knowledge known;

  private final Findings findings;

  private SqlRules(Moment moment, Knowledge known, Findings findings) {
    this.moment = moment;
    this.known = known;
    this.findings = findings;
  }

  /** What {@code execute}, scripts, conditions, expressions and views name. */
  static void names(Moment moment, Findings findings) {
    new SqlRules(moment, moment.before(), findings).rows(moment.operation());
    new SqlRules(moment, moment.after(), findings).definition(moment.operation());
  }

  private void rows(Operation operation) {
    if (operation instanceof Operation.Execute execute) {
      statement(execute.statement().sql().text());
    } else if (operation instanceof Operation.ExecuteScript script) {
      String text = script.script().text(moment.dialect().database());
      for (String statement : statements(text)) {
        statement(statement);
      }
    } else if (operation instanceof Operation.Update update) {
      changed(update.table(), update.assignments(), update.where());
    } else if (operation instanceof Operation.Backfill fill) {
      changed(fill.table(), fill.assignments(), fill.where());
    } else if (operation instanceof Operation.Delete delete) {
      condition(delete.table(), delete.where());
    }
  }

  private void definition(Operation operation) {
    if (operation instanceof Operation.CreateTable create) {
      create.columns().forEach(column -> column(create.table(), column));
      create.constraints().forEach(each -> constraint(create.table(), each));
      create.indexes().forEach(each -> index(create.table(), each));
    } else if (operation instanceof Operation.AddColumn add) {
      column(add.table(), add.column());
      add.constraints().forEach(each -> constraint(add.table(), each));
    } else if (operation instanceof Operation.AddConstraint add) {
      constraint(add.table(), add.constraint());
    } else if (operation instanceof Operation.CreateIndex create) {
      index(create.table(), create.index());
    } else if (operation instanceof Operation.CreateView create) {
      view(create.view().select());
    } else if (operation instanceof Operation.ReplaceView replace) {
      view(replace.select());
    }
  }

  private void view(Sql select) {
    if (!moment.dialect().database().equals(Dsl.SQLITE)) { // it looks when the view is read
      statement(select.text());
    }
  }

  private void column(QualifiedName table, ColumnDefinition column) {
    if (column.generated() != null) {
      expression(table, column.generated().expression());
    }
  }

  private void constraint(QualifiedName table, Constraint constraint) {
    if (constraint instanceof Constraint.Check check) {
      expression(table, check.condition());
    }
  }

  private void index(QualifiedName table, Index index) {
    for (IndexKey key : index.keys()) {
      if (key.expression() != null) {
        expression(table, key.expression());
      }
    }
    if (index.where() != null) {
      expression(table, index.where());
    }
  }

  private List<String> statements(@Nullable String script) {
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

  private void statement(String sql) {
    String first = sql.strip().split("[^\\p{L}]", 2)[0];
    if (DATA.contains(first.toLowerCase(Locale.ROOT)) || first.isEmpty()) { // or a comment
      tell(moment.sqlNames().ofStatement(sql), sql);
    }
  }

  private void changed(QualifiedName table, Assignments assignments, Where where) {
    for (Assignments.Assignment each : assignments.all()) {
      if (each.value() instanceof ColumnDefault.Expression expression) {
        expression(table, expression.sql());
      }
    }
    condition(table, where);
  }

  private void condition(QualifiedName table, Where where) {
    if (where.condition() != null) {
      expression(table, where.condition());
    }
  }

  private void expression(QualifiedName table, Sql sql) {
    if (known.table(table) != null) {
      TableName name =
          new TableName(
              table.schema() == null ? null : table.schema().text(),
              table.name().text(),
              table.name().exact());
      tell(moment.sqlNames().ofExpression(sql.text(), name), sql.text());
    }
  }

  private void tell(SqlNames names, String sql) {
    Set<Object> told = new HashSet<>();
    for (TableName name : names.tables()) {
      if (told.add(name)) {
        table(name, sql);
      }
    }
    for (ColumnName name : names.columns()) {
      if (told.add(name)) {
        column(name, sql);
      }
    }
  }

  private void table(TableName name, String sql) {
    QualifiedName table = qualified(name);
    if (find(name) != null
        || name.schema() != null
        || known.existence(ObjectKind.TABLE, table) != Existence.ABSENT
        || known.existence(ObjectKind.VIEW, table) != Existence.ABSENT
        || known.isEverythingTouched()
        || hasTwin(name)) {
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

  private void column(ColumnName name, String sql) {
    Table table = find(name.table());
    if (table == null
        || table.columns().stream()
            .anyMatch(column -> column.name().text().equalsIgnoreCase(name.name()))) {
      return;
    }
    Name column = name(name.name(), name.isQuoted());
    List<Name> columns = new ArrayList<>();
    table.columns().forEach(each -> columns.add(each.name()));
    String hint = Hints.of(known.event(ObjectKind.COLUMN, table.name(), column), column, columns);
    if (name.isCertain() || !hint.isEmpty()) {
      findings.add(Message.UNKNOWN_COLUMN_IN_SQL, moment.source(), sql, column, table.name(), hint);
    }
  }

  /** The table that is meant, when it is known whole. */
  private @Nullable Table find(TableName name) {
    return known.table(qualified(name));
  }

  /** Databases fold names each in their way. */
  private boolean hasTwin(TableName name) {
    return known.schema().views().stream()
            .anyMatch(view -> view.name().name().text().equalsIgnoreCase(name.name()))
        || known.schema().tables().stream()
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
