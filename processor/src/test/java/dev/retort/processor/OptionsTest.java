package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @TempDir private Path module;

  private Result compileWith(String... options) {
    return new Compilation(module)
        .withoutOption("-Aretort.ledger=record")
        .options(options)
        .revision("First", "message = \"first\"")
        .compile();
  }

  @Test
  void anUnknownOptionIsAnErrorThatListsThoseThereAre() {
    Result result = compileWith("-Aretort.leger=frozen");

    assertThat(result.retort()).isEqualTo(result.of(Message.UNKNOWN_OPTION)).hasSize(1);
    assertThat(result.retort().get(0))
        .contains("there is no option -Aretort.leger.")
        .contains(
            "-Aretort.checks, -Aretort.checks.after, -Aretort.databases, -Aretort.entities,"
                + " -Aretort.id, -Aretort.ledger,"
                + " -Aretort.ledger.file, -Aretort.opaque, -Aretort.schema, -Aretort.sql, -Aretort.sql.path,"
                + " -Aretort.zone");
  }

  @Test
  void everyBadOptionIsToldAtOnce() {
    Result result =
        compileWith(
            "-Aretort.ledger=readonly", "-Aretort.zone=Mars", "-Aretort.x=1", "-Aretort.id=x");

    assertThat(result.of(Message.BAD_OPTION)).hasSize(3);
    assertThat(result.of(Message.UNKNOWN_OPTION)).hasSize(1);
    assertThat(result.retort()).hasSize(4);
    assertThat(module.resolve("revisions.lock")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ledger=Frozen|-Aretort.ledger=Frozen is not understood: it is one of record, frozen, off.",
        "ledger=|-Aretort.ledger= is not understood: it has no value.",
        "ledger|-Aretort.ledger= is not understood: it has no value.",
        "ledger.file= |-Aretort.ledger.file= is not understood: it has no value.",
        "zone=Mars|it is no time zone such as UTC, +02:00 or Europe/Zurich.",
        "id={rev}_{sluk}|-Aretort.id={rev}_{sluk} is not understood: {sluk} is no field; there are"
            + " {year} {month} {day} {hour} {minute} {second} {rev} {slug}."
      })
  void aBadValueIsAnErrorThatSaysWhatItShouldBe(String option, String text) {
    Result result = compileWith("-Aretort." + option);

    assertThat(result.of(Message.BAD_OPTION)).singleElement().asString().contains(text);
    assertThat(result.success()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Aother=1", "-Aretortion=1", "-Aother.retort.ledger=x"})
  void optionsOfOtherProcessorsAreNoneOfOurs(String option) {
    assertThat(compileWith("-Aretort.ledger=record", option).retort()).isEmpty();
  }

  @Test
  void inACompilationWithoutRevisionsNobodyComplainsOfThem() {
    Result result =
        new Compilation(module)
            .options(
                "-Aretort.ledger.file=x",
                "-Aretort.id={rev}",
                "-Aretort.zone=UTC",
                "-Xlint:all",
                "-Werror")
            .source(
                "package shop; class Plain { @Override public String toString() { return \"\"; } }")
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(result.success()).isTrue();
  }

  @Test
  void inOneWithRevisionsNeither() {
    Result result =
        new Compilation(module)
            .options("-Aretort.zone=UTC", "-Xlint:all", "-Werror")
            .revision("First", "message = \"first\"")
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(result.success()).isTrue();
  }
}
