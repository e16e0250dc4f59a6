package dev.retort.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlSqueezerTest {

  private static String squeezed(String sql) {
    return SqlSqueezer.squeeze(new Sql(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a  >  0 | a>0",
        "~a\t>\n0~ | a>0",
        "~a -- why\n > 0~ | a>0",
        "~a --why\n > 0~ | a>0",
        "~--------\na~ | a",
        "a /* why */ > 0 | a>0",
        "a/**/b | a b",
        "lower( email ) | lower(email)",
        "a - 1 | a-1",
        "  a ; | a;",
        "~it --'s\n = 1~ | ~it --'s\n = 1~",
      })
  void formatAndCommentsAreLeftOut(String sql, String expected) {
    assertThat(squeezed(sql)).isEqualTo(expected);
  }

  /** What looks alike when white space is thrown away without looking. */
  static List<List<String>> different() {
    return List.of(
        List.of("a - -1", "a--1", "a-1"),
        List.of("5 --1\n", "5 --2\n"),
        List.of("'a' 'b'", "'a''b'", "'a'  ||'b'"),
        List.of("'a  b'", "'a b'", "'ab'"),
        List.of("'-- a'", "'-- b'"),
        List.of("\"-- a\"", "\"-- b\""),
        List.of("`a  b`", "`a b`"),
        List.of("U&'a'", "U & 'a'"),
        List.of("E'a'", "E 'a'"),
        List.of("E'it\\'s -- a'", "E'it\\'s -- b'"),
        List.of("'it\\'s -- a'", "'it\\'s -- b'"),
        List.of("'C:\\' -- a'", "'C:\\' -- b'"),
        List.of("'\\\\' -- a\n'-- b'", "'\\\\' -- a\n'-- c'"),
        List.of("a @> b", "a @ > b"),
        List.of("a <= b", "a < = b"),
        List.of("1 .5", "1.5"),
        List.of("SELECT 1 /*! + 1 */", "SELECT 1 /*! + 2 */", "SELECT 1"),
        List.of("SELECT /*+ INDEX(a) */ 1", "SELECT /*+ INDEX(b) */ 1"),
        List.of("/* a /* b */ DROP */ c", "/* a /* b */ DELETE */ c", "c"),
        List.of("# it's\nSELECT 'a -- b'", "# it's\nSELECT 'a -- c'"),
        List.of("$$ a  b $$", "$$ a b $$"),
        List.of("$x$ $$ -- a $x$", "$x$ $$ -- b $x$"),
        List.of("1e-1$$ -- a $$", "1e-1$$ -- b $$"),
        List.of("a$b$ -- c\n + 1", "a$b$ + 2"),
        List.of("SELECT 'open -- a", "SELECT 'open -- b"),
        List.of("SELECT 1 /* open a", "SELECT 1 /* open b", "SELECT 1"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void whatMeansDifferentThingsStaysDifferent(List<String> statements) {
    assertThat(statements.stream().map(SqlSqueezerTest::squeezed)).doesNotHaveDuplicates();
  }

  @Property
  void postgresqlReadsTheSameBeforeAndAfter(@ForAll("postgresql") String sql) {
    assertThat(SqlReading.postgresql(squeezed(sql))).isEqualTo(SqlReading.postgresql(sql));
  }

  @Property
  void mysqlReadsTheSameBeforeAndAfter(@ForAll("mysql") String sql) {
    assertThat(SqlReading.mysql(squeezed(sql))).isEqualTo(SqlReading.mysql(sql));
  }

  @Property
  void squeezingTwiceIsSqueezingOnce(@ForAll("mysql") String sql) {
    assertThat(squeezed(squeezed(sql))).isEqualTo(squeezed(sql));
  }

  @Property
  void theTokensAreTheWhole(@ForAll("mysql") String sql) {
    StringBuilder whole = new StringBuilder();
    SqlTokens.of(new Sql(sql)).forEach(token -> whole.append(token.text()));
    assertThat(whole.toString()).isEqualTo(sql);
  }

  private static final List<String> FRAGMENTS =
      List.of(
          " ", " ", "\n", "a", "b1", "1", ".", "-", "--", "-- ", "/*", "*/", "/", "*", "'", "''",
          "\"", "\\", "E'", "U&", "&", "=", "(", ")", ",", "é", "1e", "+");

  @Provide
  Arbitrary<String> postgresql() {
    return fragments("$$", "$x$", "#>", "@", "$1 ", "::");
  }

  @Provide
  Arbitrary<String> mysql() {
    return fragments("#", "`", "/*!", "/*+", "--a", "--1");
  }

  private static Arbitrary<String> fragments(String... more) {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.of(FRAGMENTS)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(more)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(parts -> "x" + String.join("", parts));
  }
}
