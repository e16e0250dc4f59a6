package dev.retort.processor.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.ColumnChange;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Rows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever texts, names and values there are: compiled and recorded again they are the same. */
class AnyValueComesBackTest {

  private static final QualifiedName TABLE = QualifiedName.of("t");

  @Property(tries = 12, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void texts(@ForAll("texts") List<String> texts) {
    comesBack(
        texts.stream()
            .<Operation>map(
                text ->
                    new Operation.AlterColumn(
                        TABLE, Name.of("a"), List.of(new ColumnChange.SetComment(text))))
            .toList());
  }

  @Property(tries = 3, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void names(@ForAll("names") List<QualifiedName> names) {
    comesBack(names.stream().<Operation>map(Operation.DropTable::new).toList());
  }

  @Property(tries = 6, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void values(@ForAll("literals") List<Literal> literals) {
    comesBack(
        literals.stream()
            .<Operation>map(
                literal ->
                    new Operation.Insert(
                        new Rows(
                            TABLE,
                            List.of(Name.of("a")),
                            List.of(List.of(literal), List.of(literal)))))
            .toList());
  }

  private static void comesBack(List<Operation> operations) {
    assertThat(Recompiled.recorded(operations))
        .as(JavaSource.statements(operations))
        .isEqualTo(operations);
  }

  /** Any characters, and often those that mean something where Java is read. */
  private static Arbitrary<String> text() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "\"", "\"\"\"", "\\", "\\u0041", "\\", "u", "\n", "\n", " ", " ", "\t", "\r", "\r\n",
            "\f", "\0", "\032", "0", "\u007f", "\u0085", "\u00a0", "\u2003", "\u2028", "\u202e",
            "\ufeff", "\ud800", "\udc00", "😀", "ä", "名", "a", "%s", "${x}", "*/", "//", "'");
    return Arbitraries.oneOf(
        odd.list().ofMaxSize(12).map(parts -> String.join("", parts)),
        Arbitraries.of("a ", "b", "\n", "\"", "  ", "\\")
            .list()
            .ofMaxSize(60)
            .map(parts -> String.join("", parts)),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return text().list().ofSize(80);
  }

  @Provide
  Arbitrary<List<QualifiedName>> names() {
    Arbitrary<Name> name =
        Arbitraries.oneOf(
                Arbitraries.of("a", "order", "Ab", "a.b", " ", "\"", "a\"b", "\"a\"", "ä", "a b"),
                text())
            .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0)
            .flatMap(
                text ->
                    Arbitraries.of(true, false)
                        .map(exact -> new Name(text, exact || !text.matches("[a-z_][a-z0-9_]*"))));
    return name.injectNull(0.5)
        .flatMap(schema -> name.map(own -> new QualifiedName(schema, own)))
        .list()
        .ofSize(80);
  }

  @Provide
  Arbitrary<List<Literal>> literals() {
    return literal(2).list().ofSize(80);
  }

  private static Arbitrary<Literal> literal(int depth) {
    Arbitrary<LocalDate> dates =
        Arbitraries.longs().between(-4_000_000, 4_000_000).map(LocalDate::ofEpochDay);
    Arbitrary<LocalTime> times =
        Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay);
    Arbitrary<LocalDateTime> timestamps = dates.flatMap(date -> times.map(date::atTime));
    Arbitrary<OffsetDateTime> instants =
        timestamps.flatMap(
            at ->
                Arbitraries.integers()
                    .between(-64_800, 64_800)
                    .map(offset -> at.atOffset(ZoneOffset.ofTotalSeconds(offset))));
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.just(null),
                Arbitraries.of(true, false),
                Arbitraries.longs(),
                Arbitraries.of((long) Integer.MIN_VALUE, Long.MIN_VALUE, 2_147_483_648L),
                Arbitraries.floats(),
                Arbitraries.of(Float.NaN, Float.POSITIVE_INFINITY, -0.0f, Float.MIN_VALUE),
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE),
                Arbitraries.bigIntegers()
                    .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                    .flatMap(
                        digits ->
                            Arbitraries.integers()
                                .between(-20, 40)
                                .map(scale -> new BigDecimal(digits, scale))),
                text().filter(AnyValueComesBackTest::isWhole),
                dates,
                times,
                timestamps,
                instants,
                Arbitraries.longs().flatMap(a -> Arbitraries.longs().map(b -> new UUID(a, b))),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(8)));
    Arbitrary<Literal> plain = simple.map(Literal::of);
    return depth == 0
        ? plain
        : Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, plain),
            net.jqwik.api.Tuple.of(1, literal(depth - 1).list().ofMaxSize(6).map(Literal::of)));
  }

  /** Half a character is no value. */
  private static boolean isWhole(String text) {
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
