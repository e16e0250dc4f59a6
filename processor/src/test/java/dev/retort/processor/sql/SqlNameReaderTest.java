package dev.retort.processor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.sql.SqlNames.ColumnName;
import dev.retort.processor.sql.SqlNames.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlNameReaderTest {

  /** Certain columns with {@code !}; tables first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO account (id, name) VALUES (1, 'x')|account: account.id! account.name!",
        "INSERT INTO sales.account (id) SELECT id FROM old|sales.account old: account.id! old.id",
        "UPDATE account SET name = lower(email) WHERE id = 1"
            + "|account: account.name! account.email account.id",
        "UPDATE account a SET name = 'x' WHERE a.id = 1|account: account.name! account.id!",
        "UPDATE account SET name = o.name FROM owner o WHERE o.id = account.owner_id"
            + "|account: account.name! account.owner_id!",
        "DELETE FROM account WHERE name IS NULL|account: account.name",
        "SELECT a.id, o.name FROM account a JOIN owner o ON o.id = a.id WHERE x = 1"
            + "|account owner: account.id! owner.name!",
        "SELECT id FROM account WHERE id IN (SELECT account FROM other)|account: account.id account.id",
        "WITH x AS (SELECT 1 AS one) SELECT one FROM x|:",
        "SELECT id FROM account UNION SELECT id FROM owner|account owner: account.id owner.id",
        "SELECT q.id FROM (SELECT id FROM account) q|account: account.id",
        "DELETE FROM \"Account\" WHERE \"Name\" = 'x'|\"Account\": \"Account\".\"Name\"",
        "DELETE FROM account WHERE \"a \"\"quote\"\"\" = 'x'|account: account.\"a \"quote\"\""
      })
  void whatAStatementNames(String sql, String names) {
    assertThat(text(SqlNameReader.ofStatement(sql))).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is no SQL",
        "",
        "CREATE TABLE account (id INT)",
        "UPDATE account SET",
        "SELECT 'unclosed",
        "DO $$ BEGIN END $$",
        "\u0000"
      })
  void whatIsNotParsedNamesNothing(String sql) {
    assertThat(SqlNameReader.ofStatement(sql)).isEqualTo(SqlNames.NONE);
  }

  @Test
  void theBareWordsOfAnExpressionAreColumnsOfItsTable() {
    SqlNames names =
        SqlNameReader.ofExpression(
            "name IN ('x') AND account.id > ? AND length(email) > 3",
            new TableName(null, "account", false));

    assertThat(text(names)).isEqualTo(": account.name account.id! account.email");
  }

  private static String text(SqlNames names) {
    StringBuilder text = new StringBuilder();
    for (TableName table : names.tables()) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(table.schema() == null ? "" : table.schema() + ".").append(name(table));
    }
    text.append(':');
    for (ColumnName column : names.columns()) {
      text.append(' ').append(name(column.table())).append('.');
      text.append(column.isQuoted() ? "\"" + column.name() + "\"" : column.name());
      text.append(column.isCertain() ? "!" : "");
    }
    return text.toString();
  }

  private static String name(TableName table) {
    return table.isQuoted() ? "\"" + table.name() + "\"" : table.name();
  }
}
