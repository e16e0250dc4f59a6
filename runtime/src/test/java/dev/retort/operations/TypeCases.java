package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Column;
import dev.retort.op.Database;
import dev.retort.op.Operations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** {@code createTable} with each type, and with a default of it where it has one. */
final class TypeCases extends Cases {

  TypeCases(Database database, String sales) {
    super(database, sales);
  }

  private void type(String option, Column first, Column... more) {
    type(option, Cases::nothing, first, more);
  }

  private void type(String option, Consumer<Operations> given, Column first, Column... more) {
    add(Case.of("createTable", option, given, op -> op.createTable("t", first, more)));
  }

  @Override
  void collect() {
    type(
        "smallint() integer() bigint()",
        column("a", smallint()).defaultValue(-1),
        column("b", integer()).defaultValue(Integer.MAX_VALUE),
        column("c", bigint()).defaultValue(Long.MIN_VALUE));
    type(
        "decimal(p, s)",
        column("a", decimal(10, 2)).defaultValue(new BigDecimal("1.50")),
        column("b", decimal(15, 0)).nullable());
    type(
        "real() doublePrecision()",
        column("a", real()).defaultValue(1.5f),
        column("b", doublePrecision()).defaultValue(1e100));
    type(
        "bool()",
        column("a", bool()).defaultValue(true),
        column("b", bool()).nullable().defaultValue(false));
    type(
        "character(n) varchar(n) text()",
        column("a", character(3)).defaultValue("abc"),
        column("b", varchar(50)).defaultValue("it's a \\ \"text\"\nof two lines"),
        column("c", varchar(50)).nullable().defaultValue("now()"),
        column("d", varchar(9)).defaultValue((database.equals(H2) ? "\0" : "") + "\u0001\u20ac\t"),
        column("e", text()).nullable());
    type(
        "varbinary(n) blob()",
        column("a", varbinary(4)).defaultValue(new byte[] {0, (byte) 255}),
        column("b", blob()).nullable());
    type(
        "date() time() timestamp()",
        column("a", date()).defaultValue(LocalDate.of(2026, 1, 2)),
        column("b", time()).defaultValue(LocalTime.of(3, 4, 5, 6000)),
        column("c", timestamp()).defaultValue(LocalDateTime.of(2026, 1, 2, 3, 4)));
    type(
        "timestamptz()",
        column("a", timestamptz()).defaultValue(OffsetDateTime.parse("2026-01-02T03:04:05+01:00")));
    type(
        "uuid()",
        column("a", uuid()).defaultValue(UUID.fromString("00000000-0000-0000-0000-00000000002a")));
    type(
        "json() jsonb()",
        column("a", json()).defaultValue("{\"a\": [1, null]}"),
        column("b", jsonb()).nullable());
    type(
        "array(type)",
        column("a", array(integer())).defaultValue(List.of(1, 2)),
        column("b", array(array(varchar(5)))).nullable());
    type(
        "enumType(name)",
        op -> op.createEnum("mood", "good", "it's bad"),
        column("a", enumType("mood")).defaultValue("it's bad"),
        column("b", enumType("mood")).nullable());
    type(
        "array(enumType(name))",
        op -> op.createEnum("mood", "good", "bad"),
        column("a", array(enumType("mood"))).defaultValue(List.of("good")));
    type(
        "raw(sql)",
        column("a", raw(said("GEOMETRY", "inet", "mediumint unsigned", "MONEY"))).nullable());
  }
}
