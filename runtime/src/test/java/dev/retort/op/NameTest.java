package dev.retort.op;

import static dev.retort.op.Dsl.check;
import static dev.retort.op.Dsl.column;
import static dev.retort.op.Dsl.expression;
import static dev.retort.op.Dsl.foreignKey;
import static dev.retort.op.Dsl.index;
import static dev.retort.op.Dsl.primaryKey;
import static dev.retort.op.Dsl.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  @ParameterizedTest
  @CsvSource({
    "account, account, false",
    "_x1, _x1, false",
    "order, order, false",
    "Account, Account, true",
    "two words, two words, true",
    "größe, größe, true",
    "1st, 1st, true",
    "v1.2, v1.2, true"
  })
  void onlyAnOrdinaryNameIsLeftToTheDatabasesFolding(String written, String text, boolean exact) {
    assertThat(Name.of(written)).isEqualTo(new Name(text, exact));
  }

  @Test
  void quotesMakeAnyNameExact() {
    assertThat(Name.of("\"order\"")).isEqualTo(new Name("order", true));
    assertThat(Name.of("\"say \"\"hi\"\"\"")).isEqualTo(new Name("say \"hi\"", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "\"", "\"open", "\"a\"b\"", "a\"b", "a\u0000b"})
  void whatIsNoNameIsRefused(String written) {
    assertThatThrownBy(() -> Name.of(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuoteInsideIsToldHowToBeWritten() {
    assertThatThrownBy(() -> Name.of("6\" nail"))
        .hasMessage(
            "the name 6\" nail has a quote in it: write it in quotes, the inner one doubled, as in"
                + " \"6\"\" nail\"");
  }

  @Test
  void aQualifiedNameIsSplitAtTheDotOutsideQuotes() {
    assertThat(QualifiedName.of("sales.account"))
        .isEqualTo(new QualifiedName(Name.of("sales"), Name.of("account")));
    assertThat(QualifiedName.of("\"v1.2\".\"a.b\""))
        .isEqualTo(new QualifiedName(new Name("v1.2", true), new Name("a.b", true)));
    assertThat(QualifiedName.of("\"a.b\"").schema()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b.c", ".a", "a.", ".", "a..b"})
  void aQualifiedNameHasTwoPartsAtMostAndNoneIsEmpty(String written) {
    assertThatThrownBy(() -> QualifiedName.of(written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatANamePrintsIsReadBackAsTheSame(
      @ForAll
          @StringLength(min = 1, max = 6)
          @Chars({'"', '.', ' ', '_', 'é', 'A'})
          @CharRange(from = 'a', to = 'c')
          String text,
      @ForAll boolean quoted) {
    Name name = quoted || !Name.isOrdinary(text) ? new Name(text, true) : new Name(text, false);
    assertThat(Name.of(name.toString())).isEqualTo(name);
    QualifiedName alone = new QualifiedName(null, name);
    assertThat(QualifiedName.of(alone.toString())).isEqualTo(alone);
    QualifiedName inSchema = new QualifiedName(name, name);
    assertThat(QualifiedName.of(inSchema.toString())).isEqualTo(inSchema);
  }

  @Test
  void theConventionNamesConstraintsAndIndexesByTableAndColumns() {
    QualifiedName loan = QualifiedName.of("library.loan");
    assertThat(
            java.util.stream.Stream.of(
                primaryKey("a", "b"),
                unique("a", "b"),
                foreignKey("book_id").references("book", "id"),
                check("a > 0")))
        .extracting(constraint -> NamingConvention.named(loan, constraint).name())
        .extracting(Name::toString)
        .containsExactly("pk_loan", "uq_loan_a_b", "fk_loan_book_id", "ck_loan_b115af0d");
    assertThat(
            java.util.stream.Stream.of(
                index("a", "b"), index("a").unique(), index(expression("lower(a)"))))
        .extracting(index -> NamingConvention.named(loan, index).name())
        .extracting(Name::toString)
        .containsExactly("ix_loan_a_b", "uq_loan_a", "ix_loan_ea03eac4");
  }

  @Test
  void aCheckKeepsItsNameWhenItIsReformatted() {
    QualifiedName loan = QualifiedName.of("loan");
    assertThat(NamingConvention.named(loan, check("a>0 /* always */")).name())
        .isEqualTo(NamingConvention.named(loan, check("a  >  0")).name())
        .isNotEqualTo(NamingConvention.named(loan, check("a > 1")).name());
  }

  @Test
  void checksAtAColumnAreNumbered() {
    var created =
        (Operation.CreateTable)
            Operations.record(
                    op ->
                        op.createTable(
                            "t", column("age", Dsl.integer()).check("age > 0").check("age < 200")))
                .get(0);
    assertThat(created.constraints())
        .extracting(constraint -> String.valueOf(constraint.name()))
        .containsExactly("ck_t_age", "ck_t_age_2");
  }
}
