package dev.retort.processor.sql;

import dev.retort.processor.sql.SqlNames.ColumnName;
import dev.retort.processor.sql.SqlNames.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of data statements with JSqlParser, by its direct parser: the convenient one
 * starts a thread for each statement. A statement that it does not parse, and a clause that would
 * need more than one look, give no names: whoever asks stays silent.
 */
public final class SqlNameReader {

  /** Longer ones are data, not code: parsing them costs and tells little. */
  private static final int LONGEST = 20_000;

  private final List<TableName> tables = new ArrayList<>();
  private final List<ColumnName> columns = new ArrayList<>();
  private final Set<String> ownNames = new HashSet<>();

  private SqlNameReader() {}

  /** The names of a SELECT, INSERT, UPDATE or DELETE; none for another statement. */
  public static SqlNames ofStatement(String sql) {
    if (sql.length() > LONGEST) {
      return SqlNames.NONE;
    }
    try {
      SqlNameReader reader = new SqlNameReader();
      reader.statement(parser(sql).Statement());
      return new SqlNames(reader.tables, reader.columns);
    } catch (ParseException | RuntimeException notParsed) {
      return SqlNames.NONE; // which says nothing: databases know more SQL than any parser
    }
  }

  /**
   * The names of an expression over the rows of one table.
   *
   * @param table the table, whose columns its bare words are
   */
  public static SqlNames ofExpression(String sql, TableName table) {
    if (sql.length() > LONGEST) {
      return SqlNames.NONE;
    }
    try {
      SqlNameReader reader = new SqlNameReader();
      Scope scope = new Scope();
      scope.add(table.name(), table);
      Expression expression = parser(sql).Expression();
      reader.expression(expression, scope);
      return new SqlNames(List.of(), reader.columns);
    } catch (ParseException | RuntimeException notParsed) {
      return SqlNames.NONE;
    }
  }

  private static CCJSqlParser parser(String sql) throws ParseException {
    return new CCJSqlParser(sql).withAllowComplexParsing(false);
  }

  /** The tables of one FROM, by the names under which its columns are qualified. */
  private static final class Scope {
    private final Map<String, TableName> byName = new LinkedHashMap<>();
    private boolean isWhole = true;

    void add(String name, TableName table) {
      byName.put(name.toLowerCase(Locale.ROOT), table);
    }

    /** The only table there is, when there is no other source of columns. */
    @Nullable TableName only() {
      return isWhole && byName.size() == 1 ? byName.values().iterator().next() : null;
    }
  }

  private void statement(Statement statement) {
    if (statement instanceof Insert insert) {
      insert(insert);
    } else if (statement instanceof Update update) {
      update(update);
    } else if (statement instanceof Delete delete) {
      delete(delete);
    } else if (statement instanceof Select select) {
      select(select);
    }
  }

  private void insert(Insert insert) {
    common(insert.getWithItemsList());
    TableName table = table(insert.getTable());
    if (table != null && insert.getColumns() != null) {
      for (Column column : insert.getColumns()) {
        columns.add(column(table, column, true));
      }
    }
    if (insert.getSelect() != null) {
      select(insert.getSelect());
    }
  }

  private void update(Update update) {
    common(update.getWithItemsList());
    TableName table = table(update.getTable());
    if (table == null) {
      return;
    }
    Scope scope = new Scope();
    scope.add(nameIn(update.getTable()), table);
    scope.isWhole = update.getFromItem() == null && isEmpty(update.getJoins());
    scope.isWhole &= isEmpty(update.getStartJoins());
    for (UpdateSet set : update.getUpdateSets()) {
      if (isEmpty(update.getStartJoins())) {
        set.getColumns().forEach(column -> columns.add(column(table, column, true)));
      }
      set.getValues().forEach(value -> expression(value, scope));
    }
    expression(update.getWhere(), scope);
  }

  private void delete(Delete delete) {
    common(delete.getWithItemsList());
    TableName table = table(delete.getTable());
    if (table != null) {
      Scope scope = new Scope();
      scope.add(nameIn(delete.getTable()), table);
      scope.isWhole = isEmpty(delete.getUsingList()) && isEmpty(delete.getJoins());
      expression(delete.getWhere(), scope);
    }
  }

  private void select(Select select) {
    common(select.getWithItemsList());
    if (select instanceof PlainSelect plain) {
      plain(plain);
    } else if (select instanceof SetOperationList list) {
      list.getSelects().forEach(this::select);
    } else if (select instanceof ParenthesedSelect inner) {
      select(inner.getSelect());
    }
  }

  private void plain(PlainSelect select) {
    Scope scope = new Scope();
    scope.isWhole = isEmpty(select.getLateralViews());
    from(select.getFromItem(), scope);
    if (select.getJoins() != null) {
      for (Join join : select.getJoins()) {
        from(join.getFromItem(), scope);
      }
    }
    for (SelectItem<?> item : select.getSelectItems()) {
      expression(item.getExpression(), scope);
    }
    expression(select.getWhere(), scope);
  }

  private void from(@Nullable FromItem item, Scope scope) {
    if (item instanceof Table table) {
      TableName name = table(table);
      if (name == null) {
        scope.isWhole = false;
      } else {
        scope.add(nameIn(table), name);
      }
    } else if (item instanceof ParenthesedSelect inner) {
      scope.isWhole = false;
      select(inner.getSelect());
    } else if (item != null) {
      scope.isWhole = false;
    }
  }

  private void common(@Nullable List<? extends WithItem<?>> items) {
    if (items != null) {
      for (WithItem<?> item : items) {
        ownNames.add(unquoted(item.getAliasName()).toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Columns of an expression; what a query inside it names is left alone. */
  private void expression(@Nullable Expression expression, Scope scope) {
    if (expression == null) {
      return;
    }
    expression.accept(
        new ExpressionVisitorAdapter<@Nullable Void>() {
          @Override
          public <S> @Nullable Void visit(Column column, S context) {
            found(column, scope);
            return null;
          }

          @Override
          public <S> @Nullable Void visit(ParenthesedSelect inner, S context) {
            return null; // its bare words may be of either query
          }

          @Override
          public <S> @Nullable Void visit(Select inner, S context) {
            return null;
          }
        },
        null);
  }

  private void found(Column column, Scope scope) {
    Table qualifier = column.getTable();
    if (qualifier == null || qualifier.getName() == null) {
      TableName only = scope.only();
      if (only != null) {
        columns.add(column(only, column, false));
      }
    } else if (qualifier.getSchemaName() == null) {
      TableName table = scope.byName.get(unquoted(qualifier.getName()).toLowerCase(Locale.ROOT));
      if (table != null) {
        columns.add(column(table, column, true));
      }
    }
  }

  /** A table of the schema; null for a name that the statement itself gave. */
  private @Nullable TableName table(Table table) {
    if (table.getDatabaseName() != null && !table.getDatabaseName().isEmpty()) {
      return null;
    }
    String name = unquoted(table.getName());
    if (table.getSchemaName() == null && ownNames.contains(name.toLowerCase(Locale.ROOT))) {
      return null;
    }
    TableName named =
        new TableName(
            table.getSchemaName() == null ? null : unquoted(table.getSchemaName()),
            name,
            !name.equals(table.getName()));
    tables.add(named);
    return named;
  }

  private static String nameIn(Table table) {
    return unquoted(table.getAlias() == null ? table.getName() : table.getAlias().getName());
  }

  private static ColumnName column(TableName table, Column column, boolean isCertain) {
    String name = unquoted(column.getColumnName());
    return new ColumnName(table, name, !name.equals(column.getColumnName()), isCertain);
  }

  /** A name without its quotes; what is doubled inside them stands once. */
  private static String unquoted(String name) {
    if (name.length() < 2 || "\"`[".indexOf(name.charAt(0)) < 0) {
      return name;
    }
    String closing = name.substring(name.length() - 1);
    return name.substring(1, name.length() - 1).replace(closing + closing, closing);
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
