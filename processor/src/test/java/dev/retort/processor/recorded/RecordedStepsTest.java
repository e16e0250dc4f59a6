package dev.retort.processor.recorded;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.lint.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedStepsTest {

  static Stream<Consumer<Operations>> calls() {
    return Stream.of(
        op ->
            op.createTable(
                "sales.account",
                column("id", bigint()).identityAlways().primaryKey(),
                column("name", varchar(50)).collate("de").comment("wie man heißt"),
                column("\"Mixed Case\"", decimal(10, 2)).nullable().defaultValue("1.50"),
                column("state", enumType("state")).check("state <> 'x'"),
                column("tags", array(text())).defaultSql("ARRAY[]"),
                column("twice", integer()).generatedStored("id * 2"),
                unique("name", "state").nullsNotDistinct().named("u"),
                foreignKey("id").references("owner", "id").onDelete(ReferentialAction.CASCADE),
                index("name").unique().where("id > 1").concurrently(),
                comment("all\nof them")),
        op ->
            op.alterColumn(
                "account", "name", setType(text()).using("name::text"), setDefaultSql("''")),
        op ->
            op.insert(
                into("t", "a", "b", "c", "d", "e")
                    .values(1, "x\"y\\z\u0001", null, new BigDecimal("1.50"), true)
                    .values(1.5, 1.5f, LocalDate.EPOCH, LocalTime.NOON, new byte[] {1, 2})
                    .values(
                        LocalDateTime.parse("2020-01-02T03:04:05"),
                        OffsetDateTime.parse("2020-01-02T03:04:05+01:00"),
                        new UUID(1, 2),
                        List.of(1, "x"),
                        'c')),
        op -> op.execute(sql("DELETE FROM t WHERE a = ?", 1).reversedBy("SELECT 1")),
        op -> op.backfill("t", set("a", 1), where("a IS NULL"), batchesOf(10)),
        op -> op.timeouts(statementLockTimeout(Duration.ofSeconds(3)).lockRetries(2)),
        op -> op.addEnumValue("state", "new", after("old")),
        op -> op.createSequence(sequence("n").startWith(1000)),
        op -> op.createView("v", "SELECT 1"),
        op -> op.run("hash", connection -> {}),
        op -> op.irreversible("because"),
        op -> op.dropTable("account"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void whatIsWrittenIsReadBack(Consumer<Operations> calls) {
    List<Step> steps = steps(Operations.record(calls));

    String text = RecordedSteps.write(steps);

    assertThat(RecordedSteps.read(text)).isEqualTo(steps);
    assertThat(text).matches("[\\n -~]*");
    assertThat(RecordedSteps.write(RecordedSteps.read(text))).isEqualTo(text);
  }

  @Test
  void ofManyRowsItIsKeptThatThereAreSome() {
    List<Step> steps =
        steps(Operations.record(op -> op.bulkInsert(into("t", "a"), List.of(List.of(1)))));

    assertThat(RecordedSteps.read(RecordedSteps.write(steps)))
        .containsExactly(
            new Step.Change(
                new Operation.Insert(
                    new dev.retort.op.Rows(
                        QualifiedName.of("t"), List.of(dev.retort.op.Name.of("a")), List.of())),
                Source.NONE));
  }

  @Test
  void blocksAndWhatWasNotUnderstoodAreKept() {
    List<Step> inner = steps(Operations.record(op -> op.dropTable("t")));
    Step unknown =
        new Step.Unknown(
            Touch.of(QualifiedName.of("t")),
            "it was not understood when it was compiled",
            Source.NONE);
    List<Step> steps =
        List.of(
            new Step.On(
                H2,
                List.of(inner.get(0), new Step.On(POSTGRESQL, inner, Source.NONE), inner.get(0)),
                Source.NONE),
            unknown,
            new Step.On(MYSQL, List.of(), Source.NONE),
            new Step.Unknown(Touch.EVERYTHING, unknown(unknown), Source.NONE),
            new Step.Unknown(new Touch(false, Set.of()), unknown(unknown), Source.NONE));

    assertThat(RecordedSteps.read(RecordedSteps.write(steps))).isEqualTo(steps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "retort-ops 2\n",
        "retort-ops 1\nnonsense\n",
        "retort-ops 1\ndo Operation$DropTable(\n",
        "retort-ops 1\ndo Operation$Nothing()\n",
        "retort-ops 1\ndo Operation$DropTable(3)\n",
        "retort-ops 1\ndo Name(\"\" false)\n",
        "retort-ops 1\ndo Operation$DropTable() 7\n",
        "retort-ops 1\ndo ~\n",
        "retort-ops 1\ndo <java.lang.Runtime \"x\">\n",
        "retort-ops 1\ntouch 7\n",
        "retort-ops 1\non Operation$DropEnum(~)\n"
      })
  void whatIsNotUnderstoodIsRefused(String text) {
    assertThatThrownBy(() -> RecordedSteps.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void anyTextIsReadBack(@ForAll String text) {
    assertThat(ValueReader.read(ValueWriter.write(text))).isEqualTo(text);
  }

  private static String unknown(Step step) {
    return ((Step.Unknown) step).why();
  }

  private static List<Step> steps(List<Operation> operations) {
    return operations.stream()
        .<Step>map(operation -> new Step.Change(operation, Source.NONE))
        .toList();
  }
}
