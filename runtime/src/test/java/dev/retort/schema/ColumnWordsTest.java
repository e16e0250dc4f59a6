package dev.retort.schema;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Constraint;
import dev.retort.op.Name;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of an expression are columns, and what a renamed column does to it. */
class ColumnWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          age > 18                         | years > 18
          AGE > 18 AND Age < 99            | years > 18 AND years < 99
          t.age > 18                       | t.years > 18
          "age" > 18                       | "years" > 18
          "AGE" > 18                       | "YEARS" > 18
          age>0/*age*/AND age<>9           | years>0/*age*/AND years<>9
          kind <> 'age' AND age IS NULL    | kind <> 'age' AND years IS NULL
          kind <> 'it''s age'              | kind <> 'it''s age'
          age(born) > 18                   | age(born) > 18
          age.b = 1                        | age.b = 1
          CAST(a AS age) = 1               | CAST(a AS age) = 1
          a::age = 1                       | a::age = 1
          age::int = 1                     | years::int = 1
          a COLLATE age = 'x'              | a COLLATE age = 'x'
          E'age' <> $$age$$ OR $1 = age    | E'age' <> $$age$$ OR $1 = years
          page > 1 AND age_x > 1           | page > 1 AND age_x > 1
          length(age) BETWEEN 1 AND age    | length(years) BETWEEN 1 AND years
          x IN (age,age)                   | x IN (years,years)
          """)
  void aRenamedColumnIsCarriedAlong(String before, String after) {
    assertThat(ColumnWords.renamed(new Sql(before), Name.of("age"), Name.of("years")).text())
        .isEqualTo(after);
    assertThat(ColumnWords.mention(new Sql(before), Name.of("age")))
        .isEqualTo(!before.equals(after));
  }

  @Test
  void exactNamesAreQuoted() {
    assertThat(ColumnWords.renamed(new Sql("age > 0"), Name.of("age"), Name.of("Größe")).text())
        .isEqualTo("\"Größe\" > 0");
    assertThat(ColumnWords.renamed(new Sql("\"Age\" > age"), Name.of("Age"), Name.of("a")).text())
        .isEqualTo("\"a\" > age");
    assertThat(ColumnWords.mention(new Sql("age > 0"), Name.of("Age"))).isFalse();
  }

  @Test
  void theFoldCarriesItIntoChecksIndexesAndComputedColumns() {
    var operations =
        Operations.record(
            op -> {
              op.createTable(
                  "person",
                  column("age", integer()).check("age > 0"),
                  column("twice", integer()).generatedStored("age * 2"),
                  index(expression("age + 1")).where("age IS NOT NULL").named("ix"));
              op.renameColumn("person", "age", "years");
            });
    Table person =
        Objects.requireNonNull(
            Schema.empty().after(operations, SQLITE).table(QualifiedName.of("person")));
    assertThat(person.constraints())
        .containsExactly(
            new Constraint.Check(Name.of("ck_person_age"), new Sql("years > 0"), false));
    assertThat(person.columns().get(1).generated().expression().text()).isEqualTo("years * 2");
    assertThat(person.indexes().get(0).keys().get(0).expression().text()).isEqualTo("years + 1");
    assertThat(person.indexes().get(0).where().text()).isEqualTo("years IS NOT NULL");
  }

  @Test
  void aRenamedEnumValueIsCarriedIntoDefaults() {
    var operations =
        Operations.record(
            op -> {
              op.createEnum("state", "new", "old");
              op.createTable(
                  "thing",
                  column("state", enumType("state")).defaultValue("new"),
                  column("word", text()).defaultValue("new"));
              op.renameEnumValue("state", "new", "fresh");
            });
    Table thing =
        Objects.requireNonNull(
            Schema.empty().after(operations, SQLITE).table(QualifiedName.of("thing")));
    assertThat(thing.columns())
        .extracting(column -> String.valueOf(column.defaultValue()))
        .satisfiesExactly(
            first -> assertThat(first).contains("fresh"),
            second -> assertThat(second).contains("new"));
  }
}
