package dev.retort.dialect;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What MariaDB is told for every operation on the schema. */
public final class MariaDbCases {

  private MariaDbCases() {}

  /**
   * One operation.
   *
   * @param sql the statements that it comes to
   * @param down what undoes it where the derived inverse does not
   */
  public record Case(
      String name, Consumer<Operations> change, List<String> sql, Consumer<Operations> down) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case up(String name, Consumer<Operations> change, String... sql) {
    return new Case(name, change, List.of(sql), Operations::reverseUpgrade);
  }

  /** What every case finds. */
  public static void library(Operations op) {
    op.createEnum("genre", "novel", "poem");
    op.createTable("shelf", column("id", integer()).primaryKey());
    op.createTable(
        "book",
        column("id", bigint()).identity().primaryKey(),
        column("title", varchar(50))
            .defaultValue("it's \\ new")
            .collate("utf8mb4_bin")
            .comment("a 'title'"),
        column("isbn", varchar(13)).nullable(),
        column("genre", enumType("genre")).defaultValue("novel"),
        column("shelf", integer()).nullable().references("shelf", "id"),
        column("price", decimal(8, 2)).defaultValue(1).check("price >= 0"),
        column("twice", decimal(9, 2)).nullable().generatedStored("price * 2"),
        column("thrice", decimal(9, 2)).nullable().generatedVirtual("price * 3"),
        column("added", timestamp()).defaultSql("current_timestamp"),
        unique("isbn", "title").named("uq_isbn"),
        index("price", "isbn").named("ix_price"),
        comment("what's there"));
    op.insert(into("shelf", "id").values(1));
    op.insert(into("book", "title", "isbn", "shelf").values("a", "1", 1).values("b", null, 1));
  }

  public static Stream<Case> all() {
    return Stream.of(
        up(
            "createTable",
            op ->
                op.createTable(
                    "every",
                    column("id", bigint()).identity().primaryKey(),
                    column("c_small", smallint()),
                    column("c_int", integer()).defaultSql("1 + 2"),
                    column("c_dec", decimal(10, 3)).defaultValue(new BigDecimal("1.500")),
                    column("c_real", real()).defaultValue(0.5f),
                    column("c_double", doublePrecision()).defaultValue(0.5),
                    column("c_bool", bool()).defaultValue(true),
                    column("c_char", character(3)),
                    column("c_text", text()).defaultValue("x"),
                    column("c_bin", varbinary(4)).defaultValue(new byte[] {1}),
                    column("c_blob", blob()).nullable(),
                    column("c_date", date()).defaultValue(LocalDate.of(2024, 2, 29)),
                    column("c_time", time()).defaultValue(LocalTime.of(1, 2, 3)),
                    column("c_ts", timestamp()).defaultSql("now() on update now()"),
                    column("c_uuid", uuid()).defaultSql("uuid()").unique(),
                    column("c_json", json()).defaultValue("{}"),
                    column("c_jsonb", jsonb()).nullable(),
                    column("c_raw", raw("mediumint unsigned")),
                    column("key", raw("timestamp")).nullable(),
                    index("c_int", "c_date").unique(),
                    index(key("c_small").desc()).named("ix_desc"),
                    index("c_text").using("fulltext").named("ix_full")),
            """
            CREATE TABLE every (
              id BIGINT NOT NULL AUTO_INCREMENT,
              c_small SMALLINT NOT NULL,
              c_int INT NOT NULL DEFAULT (1 + 2),
              c_dec DECIMAL(10, 3) NOT NULL DEFAULT 1.500,
              c_real FLOAT NOT NULL DEFAULT 0.5E0,
              c_double DOUBLE NOT NULL DEFAULT 0.5E0,
              c_bool BOOLEAN NOT NULL DEFAULT TRUE,
              c_char CHAR(3) NOT NULL,
              c_text LONGTEXT NOT NULL DEFAULT 'x',
              c_bin VARBINARY(4) NOT NULL DEFAULT X'01',
              c_blob LONGBLOB,
              c_date DATE NOT NULL DEFAULT DATE '2024-02-29',
              c_time TIME(6) NOT NULL DEFAULT TIME '01:02:03',
              c_ts DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
              c_uuid UUID NOT NULL DEFAULT (uuid()),
              c_json JSON NOT NULL DEFAULT '{}',
              c_jsonb JSON,
              c_raw mediumint unsigned NOT NULL,
              `key` timestamp NULL,
              PRIMARY KEY (id),
              CONSTRAINT uq_every_c_uuid UNIQUE (c_uuid),
              UNIQUE INDEX uq_every_c_int_c_date (c_int, c_date),
              INDEX ix_desc (c_small DESC),
              FULLTEXT INDEX ix_full (c_text)
            )"""),
        up("dropTable", op -> op.dropTable("book"), "DROP TABLE book"),
        up(
            "renameTable",
            op -> op.renameTable("book", "Work"),
            "ALTER TABLE book RENAME TO `Work`"),
        up(
            "addColumn",
            op ->
                op.addColumn(
                    "book",
                    column("rank", integer())
                        .defaultValue(7)
                        .check("`rank` > 0")
                        .comment("1 is best")),
            "ALTER TABLE book ADD COLUMN `rank` INT NOT NULL DEFAULT 7 COMMENT '1 is best',"
                + " ADD CONSTRAINT ck_book_rank CHECK (`rank` > 0)"),
        up(
            "addColumn, identity",
            op -> op.addColumn("shelf", column("n", bigint()).identity().unique()),
            "ALTER TABLE shelf ADD COLUMN n BIGINT NOT NULL AUTO_INCREMENT,"
                + " ADD CONSTRAINT uq_shelf_n UNIQUE (n)"),
        up(
            "addColumn, references",
            op ->
                op.addColumn("book", column("next", bigint()).nullable().references("book", "id")),
            "ALTER TABLE book ADD COLUMN next BIGINT,"
                + " ADD CONSTRAINT fk_book_next FOREIGN KEY (next) REFERENCES book (id)"),
        up(
            "createIndex that serves a foreign key",
            op -> op.createIndex("book", index("shelf", "price")),
            "ALTER TABLE book ADD INDEX ix_book_shelf_price (shelf, price),"
                + " DROP INDEX IF EXISTS fk_book_shelf"),
        up(
            "dropColumn in keys",
            op -> op.dropColumn("book", "isbn"),
            "ALTER TABLE book DROP INDEX uq_isbn, DROP INDEX ix_price, DROP COLUMN isbn"),
        up(
            "dropColumn with a foreign key",
            op -> op.dropColumn("book", "shelf"),
            "ALTER TABLE book DROP FOREIGN KEY fk_book_shelf, DROP INDEX IF EXISTS fk_book_shelf,"
                + " DROP COLUMN shelf"),
        up(
            "renameColumn",
            op -> op.renameColumn("book", "price", "amount"),
            "ALTER TABLE book RENAME COLUMN price TO amount"),
        up(
            "renameColumn to another case",
            op -> op.renameColumn("book", "price", "Price"),
            "ALTER TABLE book RENAME COLUMN price TO `Price`"),
        up(
            "alterColumn",
            op ->
                op.alterColumn(
                    "book",
                    "title",
                    setType(varchar(80)),
                    dropNotNull(),
                    setDefault("none"),
                    setComment("t")),
            "ALTER TABLE book MODIFY COLUMN title VARCHAR(80) COLLATE utf8mb4_bin DEFAULT 'none' COMMENT 't'"),
        up(
            "alterColumn loses nothing",
            op -> op.alterColumn("book", "title", setType(varchar(60))),
            "ALTER TABLE book MODIFY COLUMN title VARCHAR(60) COLLATE utf8mb4_bin NOT NULL"
                + " DEFAULT 'it''s \\\\ new' COMMENT 'a ''title'''"),
        up(
            "alterColumn of an identity",
            op -> op.alterColumn("book", "id", setComment("counted")),
            "ALTER TABLE book MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'counted'"),
        up(
            "alterColumn, identity",
            op -> {
              op.dropConstraint("book", "fk_book_shelf");
              op.alterColumn("shelf", "id", setIdentity());
            },
            "ALTER TABLE book DROP FOREIGN KEY fk_book_shelf, DROP INDEX IF EXISTS fk_book_shelf",
            "ALTER TABLE shelf MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT"),
        up(
            "alterColumn, expression",
            op -> op.alterColumn("book", "twice", setExpression("price + price")),
            "ALTER TABLE book MODIFY COLUMN twice DECIMAL(9, 2) GENERATED ALWAYS AS (price + price) STORED"),
        up(
            "alterColumn, collation",
            op -> op.alterColumn("book", "title", setCollation("utf8mb4_general_ci")),
            "ALTER TABLE book MODIFY COLUMN title VARCHAR(50) COLLATE utf8mb4_general_ci NOT NULL"
                + " DEFAULT 'it''s \\\\ new' COMMENT 'a ''title'''"),
        up(
            "alterColumn, default",
            op -> op.alterColumn("book", "title", setDefaultSql("upper('x')")),
            "ALTER TABLE book ALTER COLUMN title SET DEFAULT (upper('x'))"),
        up(
            "alterColumn, no default",
            op -> op.alterColumn("book", "title", dropDefault()),
            "ALTER TABLE book ALTER COLUMN title DROP DEFAULT"),
        up(
            "alterColumn, no default of a nullable column",
            op -> {
              op.alterColumn("book", "isbn", setDefault("0"));
              op.alterColumn("book", "isbn", dropDefault());
            },
            "ALTER TABLE book ALTER COLUMN isbn SET DEFAULT '0'",
            "ALTER TABLE book ALTER COLUMN isbn SET DEFAULT NULL"),
        up(
            "createIndex",
            op -> op.createIndex("book", index("price").using("btree")),
            "CREATE INDEX ix_book_price ON book (price) USING BTREE"),
        up(
            "createIndex, unique",
            op -> op.createIndex("book", index("added", "id").unique()),
            "CREATE UNIQUE INDEX uq_book_added_id ON book (added, id)"),
        up("dropIndex", op -> op.dropIndex("book", "ix_price"), "DROP INDEX ix_price ON book"),
        up(
            "renameIndex",
            op -> op.renameIndex("book", "ix_price", "ix_cost"),
            "ALTER TABLE book RENAME INDEX ix_price TO ix_cost"),
        up(
            "addConstraint",
            op -> {
              op.addConstraint("book", unique("added", "title"));
              op.addConstraint("book", check("title <> ''").named("ck_title"));
              op.addConstraint(
                  "book",
                  foreignKey("price", "isbn")
                      .references("book", "price", "isbn")
                      .onDelete(CASCADE)
                      .onUpdate(RESTRICT)
                      .named("fk_odd"));
            },
            "ALTER TABLE book ADD CONSTRAINT uq_book_added_title UNIQUE (added, title)",
            "ALTER TABLE book ADD CONSTRAINT ck_title CHECK (title <> '')",
            "ALTER TABLE book ADD CONSTRAINT fk_odd FOREIGN KEY (price, isbn) REFERENCES book (price, isbn)"
                + " ON DELETE CASCADE ON UPDATE RESTRICT"),
        up(
            "dropConstraint",
            op -> {
              op.dropConstraint("book", "uq_isbn");
              op.dropConstraint("book", "ck_book_price");
              op.dropConstraint("book", "fk_book_shelf");
              op.dropConstraint("shelf", "pk_shelf");
            },
            "ALTER TABLE book DROP INDEX uq_isbn",
            "ALTER TABLE book DROP CONSTRAINT ck_book_price",
            "ALTER TABLE book DROP FOREIGN KEY fk_book_shelf, DROP INDEX IF EXISTS fk_book_shelf",
            "ALTER TABLE shelf DROP PRIMARY KEY"),
        up(
            "addConstraint, primary key",
            op -> {
              op.createTable("plain", column("a", integer()), column("b", integer()));
              op.addConstraint("plain", primaryKey("a", "b"));
            },
            "CREATE TABLE plain (\n  a INT NOT NULL,\n  b INT NOT NULL\n)",
            "ALTER TABLE plain ADD PRIMARY KEY (a, b)"),
        up(
            "sequences",
            op -> {
              op.createSequence("plain_seq");
              op.createSequence(
                  sequence("down_seq")
                      .startWith(10)
                      .incrementBy(-2)
                      .minValue(0)
                      .maxValue(20)
                      .cache(5)
                      .cycle());
            },
            "CREATE SEQUENCE plain_seq START WITH 1 INCREMENT BY 1 NOCACHE",
            "CREATE SEQUENCE down_seq START WITH 10 INCREMENT BY -2 MINVALUE 0 MAXVALUE 20 CACHE 5 CYCLE"),
        up(
            "views",
            op -> {
              op.createView("titles", "SELECT title FROM book");
              op.replaceView("titles", "SELECT title, isbn FROM book");
            },
            "CREATE VIEW titles AS SELECT title FROM book",
            "CREATE OR REPLACE VIEW titles AS SELECT title, isbn FROM book"),
        up(
            "renameEnumValue",
            op -> op.renameEnumValue("genre", "novel", "roman"),
            "ALTER TABLE book MODIFY COLUMN genre ENUM('novel', 'roman', 'poem') NOT NULL DEFAULT 'novel'",
            "UPDATE book SET genre = 'roman' WHERE genre = 'novel'",
            "ALTER TABLE book MODIFY COLUMN genre ENUM('roman', 'poem') NOT NULL DEFAULT 'roman'"),
        new Case(
            "addEnumValue",
            op -> op.addEnumValue("genre", "essay", after("novel")),
            List.of(
                "ALTER TABLE book MODIFY COLUMN genre ENUM('novel', 'essay', 'poem') NOT NULL DEFAULT 'novel'"),
            op ->
                op.execute(
                    "ALTER TABLE book MODIFY genre ENUM('novel', 'poem') NOT NULL DEFAULT 'novel'")),
        up(
            "dropEnum",
            op -> {
              op.createEnum("mood", "sad");
              op.dropEnum("mood");
            }));
  }
}
