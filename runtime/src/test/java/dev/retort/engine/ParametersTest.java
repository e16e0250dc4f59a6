package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.H2Dialect;
import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.assertj.core.api.Assertions;

/** Every value that a row may hold, written as SQL and bound as a parameter, read back from H2. */
class ParametersTest {

  private static Connection connection;

  /** One kind of value: the column that takes it, and the Java type in which it is read back. */
  record Kind(String column, Class<?> type, Arbitrary<?> values, Function<Object, Object> read) {
    @Override
    public String toString() {
      return column;
    }
  }

  record Sample(Kind kind, Object value) {}

  @BeforeContainer
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
  }

  @AfterContainer
  static void close() throws SQLException {
    connection.close();
  }

  private static final Arbitrary<LocalDate> DATES =
      Arbitraries.oneOf(
          Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay),
          Arbitraries.of(
              LocalDate.MIN,
              LocalDate.MAX,
              LocalDate.of(0, 1, 1),
              LocalDate.of(-4, 2, 29),
              LocalDate.of(1582, 10, 10)));

  private static final Arbitrary<LocalTime> TIMES =
      Arbitraries.oneOf(
          Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay),
          Arbitraries.of(LocalTime.MIN, LocalTime.MAX, LocalTime.of(1, 2)));

  private static final Arbitrary<LocalDateTime> DATE_TIMES =
      Combinators.combine(DATES, TIMES).as(LocalDateTime::of);

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.strings().all().ofMaxLength(30).filter(ParametersTest::isText),
          Arbitraries.strings()
              .withChars('\'', '\\', '"', '\0', '\n', '\r', '\t', '{', '}', '?', '$', '-', '/', 'u')
              .ofMaxLength(12),
          Arbitraries.of("", "U&'\\0041'", "\u20ac\uD83D\uDE00", "$$ $$", "{fn x}", "\u001a"));

  private static final List<Kind> KINDS =
      List.of(
          new Kind("BOOLEAN", Boolean.class, Arbitraries.of(true, false), value -> value),
          new Kind("BIGINT", Long.class, Arbitraries.longs(), value -> value),
          new Kind("NUMERIC(80, 30)", BigDecimal.class, decimals(), ParametersTest::stripped),
          new Kind("REAL", Float.class, floats(), value -> (Float) value + 0.0f),
          new Kind("DOUBLE PRECISION", Double.class, doubles(), value -> (Double) value + 0.0),
          new Kind("VARCHAR", String.class, TEXTS, ParametersTest::units),
          new Kind("CLOB", String.class, TEXTS, ParametersTest::units),
          new Kind("DATE", LocalDate.class, DATES, value -> value),
          new Kind("TIME(9)", LocalTime.class, TIMES, value -> value),
          new Kind("TIMESTAMP(9)", LocalDateTime.class, DATE_TIMES, value -> value),
          new Kind(
              "TIMESTAMP(9) WITH TIME ZONE",
              OffsetDateTime.class,
              Combinators.combine(DATE_TIMES, Arbitraries.integers().between(-64_800, 64_800))
                  .as((at, offset) -> at.atOffset(ZoneOffset.ofTotalSeconds(offset))),
              value -> value),
          new Kind(
              "UUID",
              UUID.class,
              Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new),
              value -> value),
          new Kind(
              "VARBINARY",
              byte[].class,
              Arbitraries.bytes().array(byte[].class).ofMaxSize(20),
              value -> Arrays.toString((byte[]) value)),
          new Kind(
              "BIGINT ARRAY",
              Object[].class,
              Arbitraries.longs().injectNull(0.2).list().ofMaxSize(4),
              ParametersTest::elements),
          new Kind(
              "VARCHAR ARRAY ARRAY",
              Object[].class,
              TEXTS.injectNull(0.2).list().ofMaxSize(3).list().ofMaxSize(3),
              ParametersTest::elements));

  private static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.oneOf(
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1E45"), new BigDecimal("1E45"))
            .ofScale(30),
        Arbitraries.of(
            new BigDecimal("1E+40"),
            new BigDecimal("-1E-30"),
            new BigDecimal("0.00"),
            new BigDecimal(BigInteger.TEN.pow(49))));
  }

  private static Arbitrary<Float> floats() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(Float::intBitsToFloat),
        Arbitraries.of(
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            -0.0f,
            Float.MIN_VALUE,
            Float.MAX_VALUE));
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.parseDouble("2e23"),
            0.1));
  }

  /** So that every character shows in a failure. */
  private static Object units(Object value) {
    return ((String) value).chars().mapToObj(Integer::toHexString).toList();
  }

  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Object stripped(Object value) {
    return ((BigDecimal) value).stripTrailingZeros();
  }

  /** Lists and arrays alike, nested. */
  private static Object elements(Object value) {
    if (value instanceof java.sql.Array array) {
      try {
        return elements(array.getArray());
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
    if (value instanceof List<?> list) {
      return Arrays.asList(list.stream().map(ParametersTest::elements).toArray());
    }
    return value instanceof Object[] array ? elements(Arrays.asList(array)) : value;
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.of(KINDS)
        .flatMap(kind -> kind.values().map(value -> new Sample(kind, value)));
  }

  @Property
  void aValueIsReadBackAsItWasGiven(@ForAll("samples") Sample sample) throws SQLException {
    Kind kind = sample.kind();
    Literal literal = Literal.of(sample.value());
    Object expected = kind.read().apply(sample.value());
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS t");
      statement.execute("CREATE TABLE t (n INT, v " + kind.column() + ")");
      statement.execute("INSERT INTO t VALUES (1, " + new H2Dialect().literal(literal) + ")");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO t VALUES (2, ?), (3, ?)")) {
      insert.setObject(1, Parameters.jdbc(literal));
      insert.setObject(2, Parameters.jdbc(Literal.of(null)));
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT v FROM t ORDER BY n")) {
      for (String how : List.of("as a literal", "as a parameter")) {
        assertThat(rows.next()).isTrue();
        Object found =
            kind.type() == Object[].class
                ? rows.getArray(1).getArray()
                : rows.getObject(1, kind.type());
        Assertions.<Object>assertThat(kind.read().apply(found)).as(how).isEqualTo(expected);
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject(1)).isNull();
    }
  }
}
