package dev.retort.dialect;

import static dev.retort.dialect.LexicalRules.H2;
import static dev.retort.dialect.LexicalRules.MARIADB;
import static dev.retort.dialect.LexicalRules.POSTGRESQL;
import static dev.retort.dialect.LexicalRules.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The constructs that have broken splitters of SQL scripts over the years. */
class SqlSplitterTest {

  private record Case(String name, LexicalRules rules, String script, List<String> statements) {}

  private static Case of(String name, LexicalRules rules, String script, String... statements) {
    return new Case(name, rules, script, List.of(statements));
  }

  @TestFactory
  Stream<DynamicTest> splits() {
    return Stream.of(
            of("nothing", H2, ""),
            of("only comments", POSTGRESQL, "-- a; b\n/* c; d */\n"),
            of("empty statements", H2, ";; SELECT 1;; ;", "SELECT 1"),
            of("the last terminator may be left out", H2, "A; B", "A", "B"),
            of("a byte order mark and CRLF", H2, "\uFEFFA;\r\nB;\r\n", "A", "B"),
            of("a semicolon in a string", H2, "INSERT 'a;b'; B", "INSERT 'a;b'", "B"),
            of("a doubled quote", H2, "INSERT 'it''s; so'; B", "INSERT 'it''s; so'", "B"),
            of("a comment in a string", H2, "I '-- no'; J '/* no'", "I '-- no'", "J '/* no'"),
            of(
                "a quote in a comment",
                H2,
                "A -- it's\n; B /* it's */; C",
                "A -- it's",
                "B /* it's */",
                "C"),
            of("a semicolon in a name", H2, "A \"x;y\"; B", "A \"x;y\"", "B"),
            of("a comment without an end of line", H2, "A; -- end", "A"),
            of("a backslash is a character", POSTGRESQL, "A 'c:\\'; B", "A 'c:\\'", "B"),
            of("a backslash escapes in E''", POSTGRESQL, "A E'it\\'s;'; B", "A E'it\\'s;'", "B"),
            of("no E'' at the end of a word", POSTGRESQL, "A TYPE'x\\'; B", "A TYPE'x\\'", "B"),
            of("a backslash escapes", MARIADB, "A 'it\\'s;'; B", "A 'it\\'s;'", "B"),
            of("a backslash escapes in \"\"", MARIADB, "A \"a\\\";\"; B", "A \"a\\\";\"", "B"),
            of("nested comments", POSTGRESQL, "A /* /* ; */ ; */; B", "A /* /* ; */ ; */", "B"),
            of("comments that do not nest", SQLITE, "A /* /* ; */; B", "A /* /* ; */", "B"),
            of("a dollar quote", POSTGRESQL, "DO $$ a; b $$; C", "DO $$ a; b $$", "C"),
            of(
                "a dollar quote in a dollar quote",
                POSTGRESQL,
                "F $f$ x; $$ y; $$ z; $f$ LANGUAGE sql; C",
                "F $f$ x; $$ y; $$ z; $f$ LANGUAGE sql",
                "C"),
            of("a dollar in a name", POSTGRESQL, "A a$b$c; B d$b$e", "A a$b$c", "B d$b$e"),
            of("a parameter is no tag", POSTGRESQL, "A $1; B $1", "A $1", "B $1"),
            of("dollars are nothing in SQLite", SQLITE, "A '$$'; B $$; C", "A '$$'", "B $$", "C"),
            of(
                "a Java body in H2",
                H2,
                "CREATE ALIAS x AS $$ int f() { return 1; } $$; B",
                "CREATE ALIAS x AS $$ int f() { return 1; } $$",
                "B"),
            of(
                "BEGIN ATOMIC",
                POSTGRESQL,
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; B",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END",
                "B"),
            of(
                "a function that speaks of begin",
                POSTGRESQL,
                "CREATE FUNCTION begin_it() RETURNS int LANGUAGE sql AS 'SELECT 1'; B",
                "CREATE FUNCTION begin_it() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "B"),
            of(
                "a trigger with CASE",
                SQLITE,
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; SELECT 1; END; B",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; SELECT 1; END",
                "B"),
            of(
                "a temporary trigger, names in brackets",
                SQLITE,
                "CREATE TEMP TRIGGER [a;b] AFTER INSERT ON a BEGIN SELECT 1; END; B",
                "CREATE TEMP TRIGGER [a;b] AFTER INSERT ON a BEGIN SELECT 1; END",
                "B"),
            of(
                "a table called begin",
                SQLITE,
                "CREATE TABLE begin_end(a); B",
                "CREATE TABLE begin_end(a)",
                "B"),
            of(
                "a routine with IF, LOOP, CASE and nested blocks",
                MARIADB,
                "CREATE PROCEDURE p() BEGIN IF a THEN BEGIN SET b = 1; END; END IF; CASE a WHEN 1 THEN SET b=2; END CASE; l: LOOP LEAVE l; END LOOP; SELECT IF(a, 1, 2); END; B",
                "CREATE PROCEDURE p() BEGIN IF a THEN BEGIN SET b = 1; END; END IF; CASE a WHEN 1 THEN SET b=2; END CASE; l: LOOP LEAVE l; END LOOP; SELECT IF(a, 1, 2); END",
                "B"),
            of(
                "an anonymous block",
                MARIADB,
                "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; B",
                "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END",
                "B"),
            of("a transaction is no block", MARIADB, "BEGIN; A; COMMIT", "BEGIN", "A", "COMMIT"),
            of(
                "DELIMITER",
                MARIADB,
                "DELIMITER //\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET @a = 1; END//\ndelimiter ;\nB;",
                "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET @a = 1; END",
                "B"),
            of("DELIMITER $$", MARIADB, "DELIMITER $$\nA; B$$\nDELIMITER ;\nC", "A; B", "C"),
            of("# is a comment", MARIADB, "A # it's;\n; B", "A # it's;", "B"),
            of("-- is no comment before a digit", MARIADB, "SELECT 1--1; B", "SELECT 1--1", "B"),
            of(
                "an executed comment is a statement",
                MARIADB,
                "/*!40101 SET a = 1 */; B",
                "/*!40101 SET a = 1 */",
                "B"),
            of("backticks", MARIADB, "A `x;``y`; B", "A `x;``y`", "B"),
            of("a hint stays", MARIADB, "SELECT /*+ BKA(t) */ 1; B", "SELECT /*+ BKA(t) */ 1", "B"),
            of("division", POSTGRESQL, "SELECT a / b; B", "SELECT a / b", "B"),
            of("a column called go", POSTGRESQL, "SELECT go FROM t; B", "SELECT go FROM t", "B"),
            of(
                "casts and slices",
                POSTGRESQL,
                "SELECT a::int, b[1:2]; B",
                "SELECT a::int, b[1:2]",
                "B"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertThat(SqlSplitter.split(each.script(), each.rules()))
                            .extracting(SqlSplitter.Part::sql)
                            .isEqualTo(each.statements())));
  }

  private record Refused(String name, LexicalRules rules, String script, String message) {}

  @TestFactory
  Stream<DynamicTest> refuses() {
    return Stream.of(
            new Refused("a string", H2, "A;\nB 'x;\nC", "line 2: a string that does not close"),
            new Refused("a comment", H2, "A;\n\n/* x", "line 3: a comment /* that does not close"),
            new Refused("a body", POSTGRESQL, "DO $x$ a; $$", "line 1: a $x$ that does not close"),
            new Refused(
                "a block",
                SQLITE,
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;",
                "a BEGIN without its END"),
            new Refused(
                "psql",
                POSTGRESQL,
                "A;\n\\connect x",
                "line 2: \"\\connect x\" is a command of psql"),
            new Refused("Oracle", H2, "A;\n/\nB", "line 2: a \"/\" on a line of its own"),
            new Refused(
                "Oracle inside", H2, "CREATE x BEGIN\n/\n", "line 2: a \"/\" on a line of its own"),
            new Refused("SQL Server", H2, "A\nGO\nB", "line 2: \"GO\" is for SQL Server's clients"),
            new Refused(
                "sqlite3",
                SQLITE,
                ".mode csv\nA;",
                "line 1: \".mode csv\" is a command of sqlite3"),
            new Refused(
                "mysql",
                MARIADB,
                "source other.sql\n",
                "line 1: \"source other.sql\" is for a client"),
            new Refused(
                "COPY",
                POSTGRESQL,
                "COPY t (a) FROM STDIN;\n1\n\\.\n",
                "line 1: COPY .. FROM STDIN needs psql"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertThatThrownBy(() -> SqlSplitter.split(each.script(), each.rules()))
                            .isInstanceOf(SqlSplitter.ScriptException.class)
                            .hasMessageContaining(each.message())));
  }

  @Test
  void tellsTheLineOfEachStatement() {
    assertThat(SqlSplitter.split("-- one\n\nA;\nB\n c; D;\n\n/* x\n*/ E", H2))
        .containsExactly(
            new SqlSplitter.Part("A", 3),
            new SqlSplitter.Part("B\n c", 4),
            new SqlSplitter.Part("D", 5),
            new SqlSplitter.Part("E", 8));
  }

  @Test
  void tellsDataFromDefinitionsAndTransactions() {
    assertThat(
            Stream.of(
                    "/* x */ insert into t values (1)",
                    "WITH a AS (SELECT 1) UPDATE t SET x = 1",
                    "CREATE TABLE t (a int)",
                    "create unique index concurrently i on t (a)",
                    "CREATE TABLE concurrently_x (concurrently int)",
                    "VACUUM t",
                    "commit",
                    "BEGIN",
                    "BEGIN NOT ATOMIC SELECT 1; END",
                    "START TRANSACTION",
                    "START REPLICA",
                    "ROLLBACK TO SAVEPOINT a",
                    "end")
                .map(sql -> SqlKind.of(sql, POSTGRESQL)))
        .containsExactly(
            SqlKind.DATA,
            SqlKind.DATA,
            SqlKind.OTHER,
            SqlKind.STANDS_ALONE,
            SqlKind.OTHER,
            SqlKind.STANDS_ALONE,
            SqlKind.TRANSACTION,
            SqlKind.TRANSACTION,
            SqlKind.OTHER,
            SqlKind.TRANSACTION,
            SqlKind.OTHER,
            SqlKind.OTHER,
            SqlKind.TRANSACTION);
  }
}
