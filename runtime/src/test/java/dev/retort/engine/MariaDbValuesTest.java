package dev.retort.engine;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MariaDbServer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Generated values, written as literals and bound, read back as they were, in both modes of SQL.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF)
class MariaDbValuesTest {

  private static final List<String> MODES =
      List.of("STRICT_TRANS_TABLES", "STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES,ANSI_QUOTES");

  private static final List<Session> SESSIONS = new ArrayList<>();

  /** A connection in one mode. */
  private record Session(Connection connection, Dialect dialect, DatabaseSession database) {}

  private static void table(Operations op) {
    op.createTable(
        "v",
        column("id", bigint()).identity().primaryKey(),
        column("txt", text()).nullable(),
        column("short", varchar(500)).nullable(),
        column("bin", blob()).nullable(),
        column("num", bigint()).nullable(),
        column("dec", decimal(38, 10)).nullable(),
        column("dbl", doublePrecision()).nullable(),
        column("flt", real()).nullable(),
        column("flag", bool()).nullable(),
        column("day", date()).nullable(),
        column("clock", time()).nullable(),
        column("moment", timestamp()).nullable(),
        column("key", uuid()).nullable());
  }

  @BeforeContainer
  static void open() throws SQLException {
    String url = MariaDbServer.database().getUrl();
    for (String mode : MODES) {
      Connection connection = DriverManager.getConnection(url, "root", "");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET sql_mode = '" + mode + "'");
      }
      Dialect dialect = Databases.support(connection).dialect(connection);
      RetortTables tables = RetortTables.of(QualifiedName.of("retort_history"));
      SESSIONS.add(
          new Session(
              connection,
              dialect,
              Databases.support(dialect).session(connection, dialect, tables)));
    }
    run(SESSIONS.get(0), MariaDbValuesTest::table);
  }

  @AfterContainer
  static void close() throws SQLException {
    for (Session session : SESSIONS) {
      session.connection().close();
    }
    SESSIONS.clear();
  }

  private static void run(Session session, Consumer<Operations> change) throws SQLException {
    Schema schema =
        Schema.empty()
            .after(Operations.record(MariaDbValuesTest::table), session.dialect().database());
    for (Operation operation : Operations.record(change)) {
      var rendering = session.dialect().render(operation, schema);
      assertThat(rendering.problems()).isEmpty();
      for (SqlStep step : rendering.steps()) {
        SqlExecution.run(session.database(), step);
      }
    }
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Writes a value in all four ways and reads it back each time. */
  private static <T> void comesBack(String column, Object value, T expected, Reading<T> reading)
      throws SQLException {
    for (Session session : SESSIONS) {
      List<Consumer<Operations>> ways =
          List.of(
              op -> op.insert(into("v", column).values(new Object[] {value})),
              op ->
                  op.bulkInsert(
                      into("v", column), List.of(new Object[] {value}, new Object[] {value})));
      for (Consumer<Operations> way : ways) {
        run(session, op -> op.delete("v", allRows()));
        run(session, way);
        try (Statement statement = session.connection().createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT `" + column + "` FROM v WHERE `" + column + "` IS NOT NULL")) {
          assertThat(rows.next()).isTrue();
          do {
            assertThat(reading.of(rows)).isEqualTo(expected);
          } while (rows.next());
        }
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of(
            "'", "\"", "\\", "\\'", "''", "\0", "\n", "\r", "\r\n", "\t", "\b", "\u001a", "%", "_",
            "`", ";", "--", "/*", "?", ":x", "{d '1'}", "😀", "é", "\u2028", " ", "NULL", "\\0",
            "\\%", "$$");
    return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(8))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts))
        .filter(MariaDbValuesTest::isUnicode);
  }

  /** A lone surrogate is no character, and no database takes one. */
  private static boolean isUnicode(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  @Property(tries = 60)
  void texts(@ForAll("texts") String text) throws SQLException {
    comesBack("txt", text, text, row -> row.getString(1));
    comesBack("short", text, text, row -> row.getString(1));
  }

  @Property(tries = 30)
  void binary(@ForAll byte[] bytes) throws SQLException {
    comesBack("bin", bytes, bytes, row -> row.getBytes(1));
  }

  @Property(tries = 30)
  void numbers(@ForAll long number, @ForAll boolean flag) throws SQLException {
    comesBack("num", number, number, row -> row.getLong(1));
    comesBack("flag", flag, flag, row -> row.getBoolean(1));
  }

  @Property(tries = 30)
  void decimals(@ForAll("decimals") BigDecimal number) throws SQLException {
    comesBack("dec", number, 0, row -> row.getBigDecimal(1).compareTo(number));
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    return Arbitraries.bigDecimals()
        .between(
            new BigDecimal("-9999999999999999999999999999"),
            new BigDecimal("9999999999999999999999999999"))
        .ofScale(10);
  }

  @Property(tries = 40)
  void floatingNumbers(@ForAll double number, @ForAll float real) throws SQLException {
    comesBack("dbl", number, true, row -> row.getDouble(1) == number);
    try (Statement statement = SESSIONS.get(0).connection().createStatement()) {
      comesBack("flt", real, true, row -> asDouble(statement) == real);
    }
  }

  /** As text a FLOAT has six digits; as a DOUBLE it has all of its own. */
  private static double asDouble(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT MAX(CAST(flt AS DOUBLE)) FROM v")) {
      row.next();
      return row.getDouble(1);
    }
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.longs()
        .between(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
        .flatMap(
            day ->
                Arbitraries.longs()
                    .between(0, LocalTime.MAX.toNanoOfDay())
                    .map(nano -> LocalDate.ofEpochDay(day).atTime(LocalTime.ofNanoOfDay(nano))));
  }

  @Property(tries = 40)
  void datesAndTimes(@ForAll("moments") LocalDateTime moment) throws SQLException {
    LocalDateTime kept = moment.truncatedTo(ChronoUnit.MICROS);
    comesBack("moment", moment, kept, row -> row.getObject(1, LocalDateTime.class));
    comesBack(
        "day",
        moment.toLocalDate(),
        moment.toLocalDate(),
        row -> row.getObject(1, LocalDate.class));
    comesBack(
        "clock",
        moment.toLocalTime(),
        kept.toLocalTime(),
        row -> row.getObject(1, LocalTime.class));
  }

  @Property(tries = 10)
  void uuids(@ForAll byte[] bytes) throws SQLException {
    UUID uuid = UUID.nameUUIDFromBytes(bytes); // the type takes what has a version and a variant
    comesBack("key", uuid, uuid.toString(), row -> row.getString(1));
  }

  @Property(tries = 20)
  void textsOfCommentsAndDefaults(@ForAll("texts") String text) throws SQLException {
    String remark = text.replaceAll("[\\x{10000}-\\x{10FFFF}\0]", "");
    for (Session session : SESSIONS) {
      run(
          session,
          op ->
              op.createTable(
                  "w",
                  column("id", bigint()).identity().primaryKey(),
                  column("a", varchar(500)).defaultValue(text),
                  comment(remark)));
      try (Statement statement = session.connection().createStatement()) {
        statement.execute("INSERT INTO w () VALUES ()");
        try (ResultSet row = statement.executeQuery("SELECT a FROM w")) {
          row.next();
          assertThat(row.getString(1)).isEqualTo(text);
        }
        try (ResultSet row =
            statement.executeQuery(
                "SELECT table_comment FROM information_schema.TABLES WHERE table_schema = DATABASE() AND"
                    + " table_name = 'w'")) {
          row.next();
          assertThat(row.getString(1)).isEqualTo(remark);
        }
        statement.execute("DROP TABLE w");
      }
    }
  }

  @Property(tries = 1)
  void whatHasNoPlaceIsRefusedWhereItIsBoundToo() {
    for (Object value :
        List.of(
            Double.NaN,
            Float.NEGATIVE_INFINITY,
            OffsetDateTime.parse("2024-01-01T00:00Z"),
            List.of(1))) {
      assertThatThrownBy(
              () ->
                  run(
                      SESSIONS.get(0),
                      op ->
                          op.bulkInsert(
                              into("v", "txt"), List.of(List.of("fine"), List.of(value)))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MariaDB has no");
    }
  }
}
