package dev.retort.dialect;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Literal;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.math.BigDecimal;
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
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Values as literals and as parameters, stored in a real SQLite and read back. */
class SqliteLiteralsTest {

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long NANOS_OF_DAY = 86_400_000_000_000L;

  private static Connection connection;

  @BeforeContainer
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  @AfterContainer
  static void close() throws SQLException {
    connection.close();
  }

  /** Reads a stored value. */
  private interface Read {
    Object from(ResultSet row) throws SQLException;
  }

  /** Stores a value both ways: the same is stored, and reads back. */
  private static Object stored(String type, Object value, Read read) throws SQLException {
    Literal literal = Literal.of(value);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS v");
      statement.execute("CREATE TABLE v (x " + type + ")");
      statement.execute("INSERT INTO v VALUES (" + new SqliteDialect().literal(literal) + ")");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO v VALUES (?)")) {
        insert.setObject(1, SqliteLiterals.stored(literal));
        insert.executeUpdate();
      }
      try (ResultSet kinds =
          statement.executeQuery("SELECT count(DISTINCT typeof(x) || hex(x)), count(x) FROM v")) {
        assertThat(kinds.getInt(1)).isEqualTo(kinds.getInt(2) / 2);
      }
      try (ResultSet row = statement.executeQuery("SELECT x FROM v LIMIT 1")) {
        row.next();
        return read.from(row);
      }
    }
  }

  @Property(tries = 300)
  void texts(@ForAll String text) throws SQLException {
    if (SqliteLiterals.problem(new Literal(text)) == null) {
      assertThat(stored("TEXT", text, row -> row.getString(1))).isEqualTo(text);
    } else {
      assertThat(text.codePoints()).anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }

  @Property(tries = 200)
  void controlCharacters(@ForAll @IntRange(max = 0x1f) int c, @ForAll @IntRange(max = 3) int at)
      throws SQLException {
    String text = new StringBuilder("<'" + c + ">").insert(at, (char) c).toString();
    assertThat(stored("VARCHAR(9)", text, row -> row.getString(1))).isEqualTo(text);
  }

  @Property(tries = 300)
  void integers(@ForAll long number) throws SQLException {
    assertThat(stored("BIGINT", number, row -> row.getLong(1))).isEqualTo(number);
  }

  @Property(tries = 300)
  void doubles(@ForAll double number) throws SQLException {
    assertThat(stored("DOUBLE PRECISION", number, row -> row.getDouble(1)))
        .isEqualTo(number + 0.0); // SQLite has no -0.0
  }

  @Property(tries = 300)
  void floats(@ForAll float number) throws SQLException {
    assertThat(stored("REAL", number, row -> row.getFloat(1))).isEqualTo(number + 0.0f);
  }

  @Property(tries = 500)
  void decimalsOfFifteenDigits(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long digits,
      @ForAll @IntRange(max = 15) int scale)
      throws SQLException {
    BigDecimal decimal = BigDecimal.valueOf(digits, scale);
    assertThat(
            stored(
                "DECIMAL(15, " + scale + ")",
                decimal,
                row -> BigDecimal.valueOf(row.getDouble(1)).stripTrailingZeros()))
        .isEqualTo(decimal.stripTrailingZeros());
  }

  @Property(tries = 200)
  void bytes(@ForAll byte[] bytes) throws SQLException {
    assertThat(stored("BLOB", bytes, row -> row.getBytes(1))).isEqualTo(bytes);
  }

  @Property(tries = 20)
  void booleans(@ForAll boolean bool) throws SQLException {
    assertThat(stored("BOOLEAN", bool, row -> row.getBoolean(1))).isEqualTo(bool);
  }

  @Property(tries = 200)
  void datesAndTimes(
      @ForAll @LongRange(min = 0, max = 3_652_058) long day,
      @ForAll @LongRange(max = NANOS_OF_DAY - 1) long nanos,
      @ForAll @IntRange(max = 3) int precision)
      throws SQLException {
    LocalDate date = LocalDate.ofEpochDay(FIRST_DAY + Math.min(day, LAST_DAY - FIRST_DAY));
    long unit = List.of(1L, 1_000_000L, 1_000_000_000L, 60_000_000_000L).get(precision);
    LocalTime time = LocalTime.ofNanoOfDay(nanos - nanos % unit);
    assertThat(stored("DATE", date, row -> row.getObject(1, LocalDate.class))).isEqualTo(date);
    assertThat(stored("TIME", time, row -> row.getObject(1, LocalTime.class))).isEqualTo(time);
    LocalDateTime both = date.atTime(time);
    assertThat(stored("TIMESTAMP", both, row -> row.getObject(1, LocalDateTime.class)))
        .isEqualTo(both);
  }

  @Property(tries = 200)
  void uuids(@ForAll long most, @ForAll long least) throws SQLException {
    UUID uuid = new UUID(most, least);
    assertThat(stored("TEXT", uuid, row -> UUID.fromString(row.getString(1)))).isEqualTo(uuid);
  }

  @Example
  void anInstantIsItselfInWhateverZoneItWasGiven() throws SQLException {
    OffsetDateTime there = OffsetDateTime.of(2024, 5, 17, 1, 30, 0, 0, ZoneOffset.ofHours(2));
    assertThat(stored("TIMESTAMP WITH TIME ZONE", there, row -> row.getString(1)))
        .isEqualTo(stored("TEXT", there.toInstant(), row -> row.getString(1)))
        .isEqualTo("2024-05-16 23:30:00+00:00");
  }

  @Example
  void nullAndTheEnds() throws SQLException {
    assertThat(SqliteLiterals.write(new Literal(null))).isEqualTo("NULL");
    assertThat(stored("REAL", Double.POSITIVE_INFINITY, row -> row.getDouble(1)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(stored("REAL", Double.NEGATIVE_INFINITY, row -> row.getDouble(1)))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(stored("BIGINT", Long.MIN_VALUE, row -> row.getLong(1))).isEqualTo(Long.MIN_VALUE);
    assertThat(SqliteLiterals.write(Literal.of("a\0'")))
        .isEqualTo("(replace('a<0>''', '<0>', char(0)))");
    String lines = "a line <13> that ends\r\n".repeat(5_000);
    assertThat(stored("TEXT", lines, row -> row.getString(1))).isEqualTo(lines);
  }

  @Example
  void whatCantBeStoredIsRefusedWhenTheRevisionIsPlanned() {
    var operations =
        Operations.record(
            op -> {
              op.insert(into("t", "a").values(Double.NaN));
              op.insert(into("t", "a").values(List.of(1, 2)));
              op.update("t", set("a", new BigDecimal("12345678901234567890.12")), allRows());
              op.execute("INSERT INTO t VALUES (?)", Float.NaN);
              op.addColumn("t", column("b", real()).defaultValue(Double.NaN));
              op.createTable("u", column("c", real()).defaultValue(Double.NaN));
            });
    assertThat(new SqliteDialect().render(operations, Schema.empty()).problems())
        .satisfiesExactly(
            nan -> assertThat(nan).contains("a row of \"t\"").contains("give null"),
            array -> assertThat(array).contains("an array: SQLite has none"),
            decimal -> assertThat(decimal).contains("\"a\" of \"t\"").contains("keeps 15 digits"),
            parameter -> assertThat(parameter).contains("a parameter of execute(..)"),
            added -> assertThat(added).contains("the default of \"t.b\""),
            created -> assertThat(created).contains("the default of \"u.c\""));
    assertThatThrownBy(() -> new SqliteDialect().literal(new Literal(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
