package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.PostgresServer;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.UnwritableValueException;
import dev.retort.op.Literal;
import dev.retort.op.QualifiedName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Generated values, written as literals and bound as parameters, read back equal. */
class PostgresValuesTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1);

  /** A connection of each thread's own, since properties may run at once. */
  private static final ThreadLocal<Map<PostgresServer, Connection>> OPEN =
      ThreadLocal.withInitial(HashMap::new);

  private static final List<Connection> ALL = new CopyOnWriteArrayList<>();

  private final PostgresDialect dialect = new PostgresDialect();

  private static Connection open(PostgresServer server) {
    return OPEN.get()
        .computeIfAbsent(
            server,
            each -> {
              try {
                Connection connection = each.fresh().getConnection();
                ALL.add(connection);
                return connection;
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
  }

  @AfterContainer
  static void close() throws SQLException {
    for (Connection connection : ALL) {
      connection.close();
    }
  }

  /** Reads the first column of a row. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The value as a column of a type gives it back: of a literal, and of a parameter. */
  private <T> List<T> readBack(PostgresServer server, String type, Object value, Reader<T> reader)
      throws SQLException {
    Connection connection = open(server);
    Literal literal = Literal.of(value);
    String table = "\"of " + type + "\"";
    List<T> read = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE IF NOT EXISTS " + table + " (v " + type + ")");
      try (ResultSet row =
          statement.executeQuery(
              "INSERT INTO " + table + " VALUES (" + dialect.literal(literal) + ") RETURNING v")) {
        row.next();
        read.add(reader.read(row));
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?) RETURNING v")) {
      new PostgresSession(connection, dialect, RetortTables.of(QualifiedName.of("retort_history")))
          .bind(statement, 1, literal);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        read.add(reader.read(row));
      }
    }
    return read;
  }

  @Property(tries = 300)
  void text(@ForAll PostgresServer server, @ForAll boolean conforming, @ForAll("texts") String text)
      throws SQLException {
    try (Statement statement = open(server).createStatement()) {
      statement.execute("SET standard_conforming_strings = " + (conforming ? "on" : "off"));
    }
    if (text.indexOf('\0') >= 0) {
      assertThatThrownBy(() -> dialect.literal(new Literal(text)))
          .isInstanceOf(UnwritableValueException.class);
    } else {
      assertThat(readBack(server, "text", text, row -> row.getString(1)))
          .containsExactly(text, text);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30).filter(text -> !text.matches("(?s).*\\p{Cs}.*")),
        Arbitraries.strings()
            .withChars("'\\\"$?:;{}%\n\r\t\u0001\u001f\u007f\u0000aé漢-/*")
            .ofMaxLength(12),
        Arbitraries.of("\ud83d\ude00", "$$", "E'", "\\'", ""));
  }

  @Property(tries = 100)
  void bytes(@ForAll PostgresServer server, @ForAll byte[] bytes) throws SQLException {
    assertThat(readBack(server, "bytea", bytes, row -> row.getBytes(1)))
        .containsExactly(bytes, bytes);
  }

  @Property(tries = 100)
  void wholeNumbers(@ForAll PostgresServer server, @ForAll long number) throws SQLException {
    assertThat(readBack(server, "bigint", number, row -> row.getLong(1)))
        .containsExactly(number, number);
    assertThat(readBack(server, "text", number, row -> row.getString(1)))
        .containsExactly("" + number, "" + number);
  }

  @Property(tries = 100)
  void decimals(@ForAll PostgresServer server, @ForAll BigInteger digits, @ForAll byte scale)
      throws SQLException {
    BigDecimal number = new BigDecimal(digits, scale);
    assertThat(readBack(server, "numeric", number, row -> row.getBigDecimal(1)))
        .allSatisfy(read -> assertThat(read).isEqualByComparingTo(number));
  }

  @Property(tries = 200)
  void floatingNumbers(@ForAll PostgresServer server, @ForAll("doubles") double number)
      throws SQLException {
    assertThat(readBack(server, "double precision", number, row -> row.getDouble(1)))
        .containsExactly(number, number);
    assertThat(readBack(server, "numeric", number, row -> row.getDouble(1)))
        .as("numeric keeps every digit")
        .containsExactly(number + 0.0, number + 0.0); // it has no -0
    float small = (float) number;
    assertThat(readBack(server, "real", small, row -> row.getFloat(1)))
        .containsExactly(small, small);
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1));
  }

  @Property(tries = 100)
  void dates(@ForAll PostgresServer server, @ForAll("dates") LocalDate date) throws SQLException {
    assertThat(readBack(server, "date", date, row -> row.getObject(1, LocalDate.class)))
        .containsExactly(date, date);
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.oneOf(
        days(LocalDate.of(5_874_897, 12, 31)), Arbitraries.of(LocalDate.MIN, LocalDate.MAX));
  }

  private static Arbitrary<LocalDate> days(LocalDate last) {
    return Arbitraries.longs()
        .between(FIRST_DAY.toEpochDay(), last.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property(tries = 100)
  void times(@ForAll PostgresServer server, @ForAll("times") LocalTime time) throws SQLException {
    assertThat(readBack(server, "time", time, row -> row.getObject(1, LocalTime.class)))
        .containsExactly(time, time);
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Arbitraries.longs()
        .between(0, LocalTime.MAX.toNanoOfDay())
        .map(nanos -> LocalTime.ofNanoOfDay(nanos).truncatedTo(ChronoUnit.MICROS));
  }

  @Property(tries = 200)
  void timestamps(@ForAll PostgresServer server, @ForAll("timestamps") LocalDateTime time)
      throws SQLException {
    assertThat(readBack(server, "timestamp", time, row -> row.getObject(1, LocalDateTime.class)))
        .containsExactly(time, time);
  }

  @Provide
  Arbitrary<LocalDateTime> timestamps() {
    return Arbitraries.oneOf(
        Combinators.combine(days(LocalDate.of(294_276, 12, 28)), times()).as(LocalDateTime::of),
        Arbitraries.of(LocalDateTime.MIN, LocalDateTime.MAX));
  }

  @Property(tries = 200)
  void instants(
      @ForAll PostgresServer server,
      @ForAll("timestamps") LocalDateTime time,
      @ForAll("offsets") ZoneOffset offset)
      throws SQLException {
    OffsetDateTime instant =
        time.equals(LocalDateTime.MIN)
            ? OffsetDateTime.MIN
            : time.equals(LocalDateTime.MAX)
                ? OffsetDateTime.MAX
                : time.plusDays(1).atOffset(offset);
    assertThat(
            readBack(server, "timestamptz", instant, row -> row.getObject(1, OffsetDateTime.class)))
        .allSatisfy(read -> assertThat(read.isEqual(instant)).as("%s %s", read, instant).isTrue());
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    int most = ZoneOffset.MAX.getTotalSeconds();
    return Arbitraries.integers().between(-most, most).map(ZoneOffset::ofTotalSeconds);
  }

  @Property(tries = 50)
  void uuids(@ForAll PostgresServer server, @ForAll long high, @ForAll long low)
      throws SQLException {
    UUID uuid = new UUID(high, low);
    assertThat(readBack(server, "uuid", uuid, row -> row.getObject(1, UUID.class)))
        .containsExactly(uuid, uuid);
    assertThat(readBack(server, "text", uuid, row -> row.getString(1)))
        .containsExactly(uuid.toString(), uuid.toString());
  }

  @Property(tries = 200)
  void arraysOfText(@ForAll PostgresServer server, @ForAll("arrays") List<String> texts)
      throws SQLException {
    assertThat(readBack(server, "text[]", texts, row -> (String[]) row.getArray(1).getArray()))
        .allSatisfy(read -> assertThat(read).containsExactlyElementsOf(texts));
  }

  @Provide
  Arbitrary<List<String>> arrays() {
    return Arbitraries.oneOf(
            texts().filter(text -> text.indexOf('\0') < 0),
            Arbitraries.of("NULL", "null", "{}", " a ", ","))
        .injectNull(0.1)
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 50)
  void arraysOfEverythingElse(
      @ForAll PostgresServer server, @ForAll List<Long> numbers, @ForAll List<Double> doubles)
      throws SQLException {
    assertThat(readBack(server, "bigint[]", numbers, row -> (Long[]) row.getArray(1).getArray()))
        .allSatisfy(read -> assertThat(read).containsExactlyElementsOf(numbers));
    assertThat(readBack(server, "float8[]", doubles, row -> (Double[]) row.getArray(1).getArray()))
        .allSatisfy(read -> assertThat(read).containsExactlyElementsOf(doubles));
    List<Object> many = List.of(List.of(1, 2), List.of(3, 4));
    assertThat(readBack(server, "int[][]", many, row -> row.getString(1)))
        .containsExactly("{{1,2},{3,4}}", "{{1,2},{3,4}}");
    List<Object> days = List.of(LocalDate.of(2024, 2, 29), LocalDate.MAX);
    assertThat(readBack(server, "date[]", days, row -> row.getString(1)))
        .containsExactly("{2024-02-29,infinity}", "{2024-02-29,infinity}");
    assertThat(
            readBack(
                server, "bytea[]", List.of(new byte[] {0, 92}), row -> row.getArray(1).toString()))
        .containsExactly("{\"\\\\x005c\"}", "{\"\\\\x005c\"}");
    assertThat(readBack(server, "boolean[]", List.of(true, false), row -> row.getString(1)))
        .containsExactly("{t,f}", "{t,f}");
  }

  @Property(tries = 4)
  void truthAndNothing(@ForAll PostgresServer server, @ForAll boolean truth) throws SQLException {
    assertThat(readBack(server, "boolean", truth, row -> row.getBoolean(1)))
        .containsExactly(truth, truth);
    assertThat(readBack(server, "integer", null, row -> row.getObject(1)))
        .containsExactly(null, null);
  }

  @Property(tries = 2)
  void textTakesTheTypeOfItsColumn(@ForAll PostgresServer server) throws SQLException {
    for (String[] each :
        new String[][] {
          {"jsonb", "{\"a\": [1]}"},
          {"json", "[1, 2]"},
          {"uuid", "00000000-0000-0000-0000-000000000001"},
          {"timestamp", "2024-01-02 03:04:05"},
          {"date", "2024-01-02"},
          {"inet", "10.0.0.1"},
          {"int4range", "[1,5)"},
          {"integer[]", "{1,2}"},
          {"interval", "1 day"},
          {"integer", "42"}
        }) {
      assertThat(readBack(server, each[0], each[1], row -> row.getString(1)))
          .as(each[0])
          .hasSize(2)
          .allSatisfy(read -> assertThat(read).startsWith(each[1].substring(0, 1)));
    }
  }
}
