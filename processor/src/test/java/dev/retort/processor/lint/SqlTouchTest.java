package dev.retort.processor.lint;

import static dev.retort.op.Dsl.H2;
import static dev.retort.op.Dsl.bigint;
import static dev.retort.op.Dsl.column;
import static dev.retort.op.Dsl.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTouchTest {

  private static final Schema SCHEMA =
      Schema.empty()
          .after(
              Operations.record(
                  op ->
                      op.createTable(
                          "account", column("id", bigint()), index("id").named("by_id"))),
              H2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO account (id) VALUES (1)",
        "/* why */ update account set id = 2",
        "WITH x AS (SELECT 1) DELETE FROM account",
        "SELECT setval('s', 1)",
        "SELECT count(*) FROM account WHERE id IN (1, 2)",
        "GRANT SELECT ON account TO reader",
        "COMMENT ON TABLE account IS 'DROP TABLE account'",
        "SET statement_timeout = 0",
        "CREATE TRIGGER audit AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION audit()",
        "CREATE OR REPLACE FUNCTION f() RETURNS int AS $$ SELECT 1; DROP TABLE account $$"
            + " LANGUAGE sql",
        "CREATE EXTENSION IF NOT EXISTS citext",
        "DROP TRIGGER audit ON account",
        "ANALYZE; VACUUM account;",
        "-- nothing\n",
        "DROP INDEX by_name",
        "ALTER ROLE reader RENAME TO writer"
      })
  void nothing(String sql) {
    assertThat(SqlTouch.of(sql, SCHEMA)).isEqualTo(Touch.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN EXECUTE 'DROP TABLE account'; END $$",
        "CALL tidy()",
        "SELECT create_everything()",
        "SET search_path TO sales",
        "USE sales",
        "DROP TABLE account CASCADE",
        "DROP OWNED BY me CASCADE",
        "INSERT INTO a VALUES (1); CALL tidy()",
        "WHATEVER account"
      })
  void everything(String sql) {
    assertThat(SqlTouch.of(sql, SCHEMA).everything()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE account (id INT)|account",
        "create unlogged table if not exists Account as select 1|account",
        "CREATE TABLE sales.account (id INT)|account, sales.account",
        "CREATE TABLE `order` (id INT)|order",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY account (id)|account",
        "CREATE OR REPLACE VIEW v AS SELECT 1|v",
        "CREATE TYPE mood AS ENUM ('sad')|mood",
        "ALTER TABLE IF EXISTS ONLY account ADD COLUMN x INT|account",
        "ALTER TABLE account RENAME TO holder|account, holder",
        "ALTER TABLE account RENAME COLUMN a TO b|account, b",
        "ALTER INDEX by_id RENAME TO by_key|account",
        "DROP TABLE IF EXISTS account, holder|account, holder",
        "DROP INDEX CONCURRENTLY IF EXISTS by_id|account",
        "DROP INDEX by_name ON account|account",
        "RENAME TABLE account TO holder|account, holder",
        "DROP VIEW v; ALTER SEQUENCE s RESTART|v, s"
      })
  void whatIsNamed(String sql, String names) {
    Touch touch = SqlTouch.of(sql, SCHEMA);

    assertThat(touch.everything()).isFalse();
    assertThat(
            touch.objects().stream()
                .filter(name -> !name.toString().contains("\""))
                .map(QualifiedName::toString)
                .filter(name -> !name.matches("to|restart|table"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(names.split(", "));
  }
}
