package dev.retort.dialect;

import static dev.retort.op.Dsl.into;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps as text that stands for itself. */
class SqlTextTest {

  private final Dialect h2 = new H2Dialect();

  @Test
  void aLiteralStandsInThePlaceOfEachParameterAndOnlyThere() {
    assertThat(
            SqlText.inlined(
                "UPDATE t SET a = ?, b = '?' /* ? */, \"c?\" = ? -- ?\n WHERE d ?? 'x' AND e = ?",
                List.of(new Literal("it's ?"), new Literal(null), new Literal(7L)),
                h2))
        .isEqualTo(
            "UPDATE t SET a = 'it''s ?', b = '?' /* ? */, \"c?\" = NULL -- ?\n"
                + " WHERE d ? 'x' AND e = 7");
  }

  @Test
  void manyRowsAreStatementsOfFiveHundred() {
    Operation insert =
        Operations.record(
                op ->
                    op.bulkInsert(
                        into("t", "a", "b"),
                        IntStream.range(0, 1_001).mapToObj(i -> List.of(i, "x" + i)).toList()))
            .get(0);
    List<String> statements = SqlText.of(h2.render(insert, Schema.empty()).steps().get(0), h2);
    assertThat(statements).hasSize(3);
    assertThat(statements.get(0)).startsWith("INSERT INTO t (a, b) VALUES (0, 'x0'),\n  (1, 'x1')");
    assertThat(statements.get(2)).isEqualTo("INSERT INTO t (a, b) VALUES (1000, 'x1000')");
  }

  @Test
  void largeRowsAreStatementsOfAMillionCharacters() {
    Operation insert =
        Operations.record(
                op ->
                    op.bulkInsert(
                        into("t", "a"), Collections.nCopies(5, List.of("x".repeat(400_000)))))
            .get(0);
    assertThat(SqlText.of(h2.render(insert, Schema.empty()).steps().get(0), h2))
        .hasSize(3)
        .allMatch(statement -> statement.length() < 1_000_000);
  }

  @Test
  void aTerminatorStandsInNoComment() {
    assertThat(SqlText.closed("SELECT 1 -- one")).isEqualTo("SELECT 1 -- one\n");
    assertThat(SqlText.closed("SELECT 1 -- one\n+ 1")).isEqualTo("SELECT 1 -- one\n+ 1");
  }

  @Test
  void aCommentIsOneLine() {
    assertThat(SqlText.comment("a\r\nDROP TABLE x;\u2028\u0000b")).isEqualTo("a  DROP TABLE x;  b");
  }

  @Test
  void psqlReplacesNoVariable() {
    assertThat(
            SqlText.rewritten(
                "SELECT ':a', x::int, b[1:2], :c, b[1:d]",
                h2,
                ':',
                from -> from.matches("(?s):[a-z].*") ? "\\:" : ":"))
        .isEqualTo("SELECT ':a', x::int, b[1:2], \\:c, b[1\\:d]");
  }
}
