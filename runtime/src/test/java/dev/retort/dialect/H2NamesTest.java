package dev.retort.dialect;

import static dev.retort.op.Dsl.H2;
import static dev.retort.op.Dsl.column;
import static dev.retort.op.Dsl.index;
import static dev.retort.op.Dsl.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2NamesTest {

  /** Words that some SQL standard or database reserves, and some that H2 gives a meaning. */
  private static final String WORDS =
      "absolute action add after all allocate alter always analyze and any are array as asc asymmetric"
          + " at authorization auto_increment avg begin between bigint binary blob boolean both by"
          + " call cascade case cast catalog char check clob close coalesce collate column comment"
          + " commit concat condition connect constraint continue convert count create cross cube"
          + " current current_catalog current_date current_path current_role current_schema"
          + " current_time current_timestamp current_user cursor cycle database date datetime day"
          + " deallocate dec decimal declare default deferrable delete desc describe distinct div do"
          + " domain double drop dual each else end escape except exec execute exists explain external"
          + " extract false fetch filter first float for force foreign free from full function"
          + " generated get global grant group grouping groups having hour identity if ignore ilike"
          + " in index inner inout insensitive insert int integer intersect interval into is isolation"
          + " join json key keys kill language large last lateral leading left level like limit local"
          + " localtime localtimestamp lock match max merge min minus minute mod month name names"
          + " national natural new next no none not null nulls number numeric object of off offset old"
          + " on only open option or order ordinality out outer over overlaps partition password"
          + " position precision prepare primary prior privileges procedure public qualify range rank"
          + " read real recursive ref references regexp release rename repeat replace result return"
          + " returning revoke right role rollback rollup row row_number rownum rows schema scroll"
          + " second select sequence session session_user set size smallint some sql start state"
          + " statement status sum symmetric sysdate system system_user table tables temporary text"
          + " then time timestamp tinyint to today top trailing transaction trigger trim true truncate"
          + " type uescape union unique unknown update usage use user using uuid value values varchar"
          + " varying version view when whenever where window with within without work write year"
          + " yes zone _rowid_ rowid oid systimestamp sysdate charset character engine comment hash"
          + " memory temp cached link alias aggregate constant grants arraytable unnest";

  private static Connection open(String settings) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + settings, "sa", "");
  }

  private static void run(Connection connection, Dialect dialect, List<Operation> operations)
      throws SQLException {
    Schema schema = Schema.empty();
    for (Operation operation : operations) {
      Rendering rendering = dialect.render(operation, schema);
      assertThat(rendering.problems()).isEmpty();
      for (SqlStep step : rendering.steps()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(step.sql());
        }
      }
      schema = schema.after(operation, H2);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        if (!tables.getString("TABLE_SCHEM").equalsIgnoreCase("INFORMATION_SCHEMA")) {
          names.add(tables.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  /** As a table, a column, an index and a constraint, in every place where a name can stand. */
  @Test
  void everyWordIsANameAndIsStoredAsItWouldBeBare() throws SQLException {
    H2Dialect dialect = new H2Dialect();
    try (Connection connection = open("")) {
      for (String word : WORDS.split(" ", -1)) {
        List<Operation> operations =
            Operations.record(
                op -> {
                  op.createTable(
                      word,
                      column(word, integer()).primaryKey(),
                      column("x", integer()),
                      index(word).named(word));
                  op.renameColumn(word, "x", word + "_x");
                  op.renameColumn(word, word, "y");
                  op.renameColumn(word, "y", word);
                  op.renameIndex(word, word, "i");
                  op.renameIndex(word, "i", word);
                  op.alterColumn(word, word, dev.retort.op.Dsl.setComment("it"));
                  op.addConstraint(word, dev.retort.op.Dsl.unique(word).named(word));
                  op.dropConstraint(word, word);
                  op.dropIndex(word, word);
                  op.renameTable(word, "z");
                  op.renameTable("z", word);
                });
        run(connection, dialect, operations);
        String stored = dialect.stored(Name.of(word));
        assertThat(stored).isEqualTo(word.toUpperCase(Locale.ROOT));
        assertThat(tables(connection)).containsExactly(stored);
        run(connection, dialect, Operations.record(op -> op.dropTable(word)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', ACCOUNT, ORDER, Account, order",
    ";DATABASE_TO_UPPER=TRUE, ACCOUNT, ORDER, Account, order",
    ";DATABASE_TO_LOWER=TRUE, account, order, Account, -",
    ";DATABASE_TO_UPPER=FALSE, account, order, Account, -",
    ";CASE_INSENSITIVE_IDENTIFIERS=TRUE, ACCOUNT, ORDER, -, -",
    ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE, account, order, -, -",
  })
  void namesAreStoredAsTheDatabaseIsSetUp(
      String settings, String account, String order, String mixed, String quoted)
      throws SQLException {
    try (Connection connection = open(settings)) {
      H2Dialect dialect = dialect(connection);
      List<String> written = new ArrayList<>(List.of("account", "order"));
      List<String> stored = new ArrayList<>(List.of(account, order));
      List<String> refused = new ArrayList<>();
      (mixed.equals("-") ? refused : written).add("Account");
      (quoted.equals("-") ? refused : written).add("\"order\"");
      stored.add(mixed);
      stored.add(quoted);
      stored.removeIf("-"::equals);
      Schema schema = Schema.empty();
      for (String name : written) {
        Operation create =
            Operations.record(op -> op.createTable(name, column("id", integer()))).get(0);
        run(connection, dialect, List.of(create));
        assertThat(dialect.render(create, schema).problems()).isEmpty();
        schema = schema.after(create, H2);
      }
      assertThat(tables(connection)).containsExactlyInAnyOrderElementsOf(stored);
      for (String name : refused) {
        Operation create =
            Operations.record(op -> op.createTable(name, column("id", integer()))).get(0);
        assertThat(dialect.render(create, schema).problems())
            .singleElement()
            .asString()
            .contains("are one name to this database");
        // And so it is.
        String sql = dialect.render(create, Schema.empty()).steps().get(0).sql();
        try (Statement statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("already exists");
        }
      }
    }
  }

  /** As the engine asks the connection. */
  private static H2Dialect dialect(Connection connection) throws SQLException {
    var metaData = connection.getMetaData();
    H2Names.Fold fold =
        metaData.storesUpperCaseIdentifiers()
            ? H2Names.Fold.UPPER
            : metaData.storesLowerCaseIdentifiers() ? H2Names.Fold.LOWER : H2Names.Fold.NONE;
    return new H2Dialect(fold, metaData.supportsMixedCaseQuotedIdentifiers());
  }

  @Test
  void aCutNameDiffersWhereTheWholeDidAndNeverEndsInHalfACharacter() {
    H2Dialect names = new H2Dialect();
    String prefix = "ix_" + "x".repeat(300);
    Name one = names.cut(new Name(prefix + "_a", false));
    Name other = names.cut(new Name(prefix + "_b", false));
    assertThat(one.text()).hasSize(names.facts().identifierLimit()).startsWith("ix_xxx");
    assertThat(one).isNotEqualTo(other);
    assertThat(names.cut(one)).isEqualTo(one);
    Name emoji = names.cut(new Name("ix_" + "\uD83D\uDE00".repeat(150), true));
    assertThat(emoji.text().codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000)).isTrue();
  }
}
