package dev.retort;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.Version;
import dev.retort.op.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.sql.Connection;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Generated values that a client reads in a script, in rows and in a default, come back equal: many
 * rows a script, because a client's start is what costs.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF, tries = 2)
class ScriptLiteralsTest {

  /** What a line, a client or a database may take for something else. */
  private static final List<String> DANGEROUS =
      List.of(
          "'",
          "''",
          "\\",
          "\\'",
          "\"",
          "`",
          ";",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u001a",
          "\u0001",
          "\u007f",
          "\u0085",
          "\u2028",
          "--",
          " -- ",
          "#",
          "/*",
          "*/",
          "/*!",
          "$$",
          "$1",
          "${x}",
          "?",
          "??",
          ":x",
          ":'x'",
          "::",
          "@x",
          "%",
          "_",
          "\n.quit\n",
          "\n.bail off\n",
          "\n\\q\n",
          "\\q",
          "\n\\! true\n",
          "\n\\.\n",
          "\ngo\n",
          "\n/\n",
          "\nDELIMITER //\n",
          "//",
          "\nsource x\n",
          "{fn x}",
          "<13>",
          "<0>",
          "e\u0301",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "E'",
          "U&'\\0041'",
          "\\x41",
          "\\N",
          "\u202e",
          "'); DROP TABLE v; --");

  /** Values in the columns that take them. */
  record Row(
      String text,
      List<Byte> bytes,
      long number,
      BigDecimal decimal,
      double floating,
      boolean flag,
      LocalDateTime moment,
      OffsetDateTime instant) {}

  private static Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.strings().ofMaxLength(8).filter(text -> !text.matches("(?s).*\\p{Cs}.*"));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.of(DANGEROUS)), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.bigIntegers()
        .between(
            BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
            BigInteger.TEN.pow(38).subtract(BigInteger.ONE))
        .map(digits -> new BigDecimal(digits, 10));
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0,
            0.1));
  }

  private static Arbitrary<LocalDateTime> moments() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(
                    LocalDate.of(1000, 1, 2).toEpochDay(), LocalDate.of(9999, 12, 30).toEpochDay())
                .map(LocalDate::ofEpochDay),
            Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay))
        .as(LocalDateTime::of)
        .map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return Combinators.combine(
            texts(),
            Arbitraries.bytes().list().ofMaxSize(12),
            Arbitraries.longs(),
            decimals(),
            doubles(),
            Arbitraries.of(true, false),
            moments(),
            Combinators.combine(moments(), Arbitraries.integers().between(-1080, 1080))
                .as((moment, minutes) -> moment.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60))))
        .as(Row::new)
        .list()
        .ofSize(150);
  }

  /** The values of a row that a database can hold, by column. */
  private static Map<String, Object> values(ScriptedDatabase kind, Row row) {
    boolean postgres = kind.name().startsWith("POSTGRES");
    boolean sqlite = kind == ScriptedDatabase.SQLITE;
    boolean finite = Double.isFinite(row.floating());
    boolean holds =
        kind == ScriptedDatabase.MARIADB ? finite : !sqlite || !Double.isNaN(row.floating());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("txt", postgres ? row.text().replace("\0", "") : row.text());
    values.put("bin", bytes(row.bytes()));
    values.put("num", row.number());
    values.put("amount", sqlite ? row.decimal().toPlainString() : row.decimal());
    values.put("dbl", holds ? row.floating() : 0.0);
    values.put("flag", row.flag());
    values.put("day", row.moment().toLocalDate());
    values.put("clock", row.moment().toLocalTime());
    values.put("moment", row.moment());
    if (kind != ScriptedDatabase.MARIADB) {
      values.put("instant", row.instant());
    }
    return values;
  }

  private static byte[] bytes(List<Byte> all) {
    byte[] bytes = new byte[all.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = all.get(i);
    }
    return bytes;
  }

  private static ColumnType type(ScriptedDatabase kind, String column) {
    return switch (column) {
      case "txt" -> text();
      case "bin" -> blob();
      case "num" -> bigint();
      case "amount" -> kind == ScriptedDatabase.SQLITE ? text() : decimal(38, 10);
      case "dbl" -> doublePrecision();
      case "flag" -> bool();
      case "day" -> date();
      case "clock" -> time();
      case "moment" -> timestamp();
      default -> timestamptz();
    };
  }

  @Property
  void valuesComeBackAsTheyWere(@ForAll("rows") List<Row> rows) throws Exception {
    for (ScriptedDatabase kind : ScriptedDatabase.values()) {
      comeBack(kind, kind.dialect(), rows);
    }
    Dialect withoutBackslashes = new MariaDbDialect(new Version(11, 4), () -> false);
    comeBack(ScriptedDatabase.MARIADB, withoutBackslashes, rows);
  }

  private static void comeBack(ScriptedDatabase kind, Dialect dialect, List<Row> rows)
      throws Exception {
    List<Map<String, Object>> values = rows.stream().map(row -> values(kind, row)).toList();
    List<String> columns = List.copyOf(values.get(0).keySet());
    String[] more = columns.toArray(new String[0]);
    List<List<Object>> bulk = new ArrayList<>();
    values.forEach(row -> bulk.add(withNumber(bulk.size(), row)));
    String ofDefault = String.valueOf(values.get(0).get("txt"));
    TestChain chain =
        new TestChain()
            .message(ofDefault.isBlank() ? "none" : ofDefault)
            .then(
                "Values",
                op -> {
                  op.createTable("v", column("id", integer()).primaryKey());
                  for (String column : columns) {
                    op.addColumn("v", column(column, type(kind, column)).nullable());
                  }
                  op.addColumn("v", column("def", varchar(200)).defaultValue(ofDefault));
                  op.bulkInsert(into("v", "id", more), bulk.subList(0, 75));
                  for (List<Object> row : bulk.subList(75, 140)) {
                    op.insert(into("v", "id", more).values(row.toArray()));
                  }
                  for (List<Object> row : bulk.subList(140, 150)) {
                    op.execute("INSERT INTO v (id) VALUES (?)", row.get(0));
                    for (int i = 0; i < columns.size(); i++) {
                      op.update(
                          "v", set(columns.get(i), row.get(i + 1)), where("id = ?", row.get(0)));
                    }
                  }
                });
    StringBuilder script = new StringBuilder();
    MigrationRegistry.builder(TestDatabase.inMemory())
        .source(chain)
        .build()
        .script(":head", dialect, script);
    DataSource database = kind.fresh(Files.createTempDirectory("retort"));
    Client.Ran ran = kind.run(database, script.toString());
    assertThat(ran.exitCode()).as("%s: %s", kind, ran.said()).isZero();

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM v ORDER BY id")) {
      for (Map<String, Object> row : values) {
        assertThat(found.next()).isTrue();
        for (String column : columns) {
          Object expected = row.get(column);
          assertThat(shown(read(kind, found, column, expected)))
              .as("%s: %s of %s", kind, column, shown(expected))
              .isEqualTo(shown(expected));
        }
        assertThat(shown(found.getString("def"))).isEqualTo(shown(ofDefault));
      }
    }
    assertThat(TestDatabase.query(database, "SELECT message FROM retort_history"))
        .containsExactly(ofDefault.isBlank() ? "none" : ofDefault);
  }

  private static List<Object> withNumber(int number, Map<String, Object> row) {
    List<Object> all = new ArrayList<>(List.of(number));
    all.addAll(row.values());
    return all;
  }

  private static Object read(ScriptedDatabase kind, ResultSet row, String column, Object expected)
      throws SQLException {
    if (expected instanceof byte[]) {
      return row.getBytes(column);
    } else if (expected instanceof BigDecimal) {
      return row.getBigDecimal(column);
    } else if (expected instanceof OffsetDateTime && kind == ScriptedDatabase.SQLITE) {
      return OffsetDateTime.parse(row.getString(column).replace(' ', 'T'));
    }
    return expected instanceof String
        ? row.getString(column)
        : row.getObject(column, expected.getClass());
  }

  /** So that every character and every digit shows in a failure. */
  private static String shown(Object value) {
    if (value instanceof String text) {
      return Arrays.toString(text.chars().mapToObj(Integer::toHexString).toArray());
    } else if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    } else if (value instanceof OffsetDateTime instant) {
      return instant.toInstant().toString();
    }
    return value instanceof Double number ? String.valueOf(number + 0.0) : value.toString();
  }
}
