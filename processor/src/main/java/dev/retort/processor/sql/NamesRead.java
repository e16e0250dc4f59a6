package dev.retort.processor.sql;

import dev.retort.processor.sql.SqlNames.TableName;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@link SqlNameReader} has read of one chain. Parsing costs, and the same SQL is asked about
 * for each kind of database.
 */
public final class NamesRead {

  private record Expression(String sql, TableName table) {}

  private final Map<String, SqlNames> statements = new HashMap<>();
  private final Map<Expression, SqlNames> expressions = new HashMap<>();

  /** {@link SqlNameReader#ofStatement}. */
  public SqlNames ofStatement(String sql) {
    return statements.computeIfAbsent(sql, SqlNameReader::ofStatement);
  }

  /** {@link SqlNameReader#ofExpression}. */
  public SqlNames ofExpression(String sql, TableName table) {
    return expressions.computeIfAbsent(
        new Expression(sql, table), key -> SqlNameReader.ofExpression(key.sql(), key.table()));
  }
}
