package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a killed H2 leaves of an ALTER that copies. H2 fills a table {@code T_COPY_<session>_<n>},
 * gives it T's constraints and indexes under names that begin with its own, drops T and renames the
 * copy and all of that. It commits in between, and the rows of a dropped table are gone before the
 * drop is committed. So a crash can leave
 *
 * <ul>
 *   <li>T whole, and a copy: the copy goes, with the foreign keys that it brought;
 *   <li>no T: the copy <em>is</em> the table, and the rest of the renaming is done here;
 *   <li>T without its rows, or without the default or identity of the column that was altered, and
 *       the whole copy: the copy takes T's place;
 *   <li>T, with constraints or indexes that still have their temporary names: they are renamed.
 * </ul>
 *
 * <p>Only a table that was not there before the step, and whose name tells the very session that
 * ran the step, is taken for a copy. Where row counts fit none of these, nothing is touched.
 */
final class H2Mending {

  /** How it was left. */
  enum Left {
    /** Nothing to mend. */
    NOTHING,
    /** The ALTER was not finished and is undone. */
    UNDONE,
    /** The ALTER is finished, but for constraints that its text may have added. */
    FINISHED
  }

  /** Longer names are cut to this before {@code _COPY_} (H2's {@code Database}). */
  private static final int LONGEST_BASE = 227;

  private static final String ALL_LIKE =
      "SELECT table_schema, table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_name LIKE"
          + " '%!_COPY!_%' ESCAPE '!' AND table_schema <> 'INFORMATION_SCHEMA' ORDER BY 1, 2";

  private final Connection connection;
  private final Dialect dialect;
  private final H2Catalogue catalogue;

  H2Mending(Connection connection, Dialect dialect, H2Catalogue catalogue) {
    this.connection = connection;
    this.dialect = dialect;
    this.catalogue = catalogue;
  }

  /** A table by its stored names. */
  private record Stored(String schema, String table) {
    String text() {
      return schema + "\t" + table;
    }
  }

  /** What there is of the copies of one table. */
  private static final class Copies {
    private final List<Stored> copies = new ArrayList<>();

    /** Tables that an earlier mending put aside for their copy, and did not come to drop. */
    private final List<Stored> aside = new ArrayList<>();
  }

  /** The tables that look like a copy of a session: whatever they are, they are not its. */
  List<String> lookAlikes(int session) throws SQLException {
    return named(session).stream().map(Stored::text).toList();
  }

  private List<Stored> named(int session) throws SQLException {
    Pattern pattern = copy(session);
    List<Stored> found = new ArrayList<>();
    for (List<@Nullable String> row : catalogue.rows(ALL_LIKE)) {
      if (pattern.matcher(String.valueOf(row.get(1))).matches()) {
        found.add(new Stored(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
      }
    }
    return found;
  }

  private static Pattern copy(int session) {
    return Pattern.compile("(.+)_COPY_" + session + "_\\d+(_OLD)?", Pattern.DOTALL);
  }

  /**
   * Mends what a step left.
   *
   * @param altered the table that it altered; null when only its text knows
   * @throws RunFailure of kind DRIFT when it is not certain which table holds the rows
   */
  Left mend(H2Evidence evidence, @Nullable QualifiedName altered) throws SQLException {
    Left left = Left.NOTHING;
    for (Map.Entry<String, Copies> group : groups(evidence).entrySet()) {
      int tab = group.getKey().indexOf('\t');
      String schema = group.getKey().substring(0, tab);
      String base = group.getKey().substring(tab + 1);
      Left mended = mend(table(schema, base, altered), group.getValue());
      left = mended.compareTo(left) > 0 ? mended : left;
    }
    renameChildren(evidence.session());
    return left;
  }

  private Map<String, Copies> groups(H2Evidence evidence) throws SQLException {
    Pattern pattern = copy(evidence.session());
    Map<String, Copies> groups = new TreeMap<>();
    for (Stored found : named(evidence.session())) {
      Matcher matcher = pattern.matcher(found.table());
      if (!evidence.lookAlikes().contains(found.text()) && matcher.matches()) {
        Copies copies =
            groups.computeIfAbsent(
                new Stored(found.schema(), matcher.group(1)).text(), key -> new Copies());
        (matcher.group(2) == null ? copies.copies : copies.aside).add(found);
      }
    }
    return groups;
  }

  private Stored table(String schema, String base, @Nullable QualifiedName altered) {
    String name = altered == null ? "" : dialect.stored(altered.name());
    boolean cut = base.length() == LONGEST_BASE;
    if (cut && !name.startsWith(base)) {
      throw uncertain(List.of(new Stored(schema, base + "..")), "it is a copy of which table?");
    }
    return new Stored(schema, cut ? name : base);
  }

  private Left mend(Stored table, Copies found) throws SQLException {
    boolean there = exists(table);
    if (found.copies.isEmpty() && found.aside.isEmpty()) {
      return Left.NOTHING;
    } else if (there && found.copies.isEmpty()) {
      finish(table, null, found.aside);
      return Left.FINISHED;
    } else if (there && isWhole(table, found.copies)) {
      for (Stored copy : found.copies) {
        drop(copy);
      }
      return Left.UNDONE;
    } else if (found.copies.size() != 1) {
      List<Stored> all = new ArrayList<>(found.copies);
      all.addAll(found.aside);
      throw uncertain(all, "table " + path(table) + " is missing, or is not whole");
    }
    finish(table, found.copies.get(0), found.aside);
    return Left.FINISHED;
  }

  /** Whether a table still holds what it held, so that its copies are leftovers. */
  private boolean isWhole(Stored table, List<Stored> copies) throws SQLException {
    long rows = count(table);
    boolean whole = true;
    for (Stored copy : copies) {
      long copied = count(copy);
      boolean lost = hasLostADefault(table, copy);
      if ((rows > 0 && rows < copied) || (lost && rows > copied)) {
        throw uncertain(
            List.of(copy),
            "table " + path(table) + " has " + rows + " rows and the copy has " + copied);
      }
      whole &= rows >= copied && !lost;
    }
    return whole;
  }

  /**
   * H2 takes default and identity from the column that it alters, writes that down, and only then
   * drops the table: when the copy was finished.
   */
  private boolean hasLostADefault(Stored table, Stored copy) throws SQLException {
    String sql =
        "SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.COLUMNS t ON"
            + " t.table_schema = c.table_schema AND t.column_name = c.column_name WHERE"
            + " c.table_schema = ? AND c.table_name = ? AND t.table_name = ? AND"
            + " ((c.column_default IS NOT NULL AND t.column_default IS NULL)"
            + " OR (c.is_identity = 'YES' AND t.is_identity = 'NO'))";
    return !catalogue.rows(sql, table.schema(), copy.table(), table.table()).isEmpty();
  }

  /** Puts a copy in its table's place; views are kept, so the table is put aside, not dropped. */
  private void finish(Stored table, @Nullable Stored copy, List<Stored> aside) throws SQLException {
    List<Stored> old = new ArrayList<>(aside);
    if (copy != null && exists(table)) {
      Stored put = new Stored(table.schema(), copy.table() + "_OLD");
      rename(table, put);
      old.add(put);
    }
    if (copy != null) {
      rename(copy, table);
    }
    recompileViews();
    for (Stored each : old) {
      drop(each);
    }
  }

  private void rename(Stored from, Stored to) throws SQLException {
    execute("ALTER TABLE " + path(from) + " RENAME TO " + quoted(to.table()));
  }

  private void drop(Stored table) throws SQLException {
    execute("DROP TABLE " + path(table) + " CASCADE");
  }

  /** A view may stand on another, so as long as one more becomes valid. */
  private void recompileViews() throws SQLException {
    int left = Integer.MAX_VALUE;
    int before;
    do {
      before = left;
      left = 0;
      for (List<@Nullable String> view :
          catalogue.rows(
              "SELECT table_schema, table_name FROM INFORMATION_SCHEMA.VIEWS"
                  + " WHERE table_schema <> 'INFORMATION_SCHEMA' ORDER BY 1, 2")) {
        Stored name = new Stored(String.valueOf(view.get(0)), String.valueOf(view.get(1)));
        try {
          execute("ALTER VIEW " + path(name) + " RECOMPILE");
        } catch (SQLException e) {
          // It waits for another view, or was broken before the crash: then it stays so.
          left++;
        }
      }
    } while (left > 0 && left < before);
  }

  /** Constraints (also those of other tables that point here) and indexes. */
  private void renameChildren(int session) throws SQLException {
    Pattern pattern = Pattern.compile("(.+?)_COPY_" + session + "_\\d+_(.+)", Pattern.DOTALL);
    String like = " LIKE '%!_COPY!_" + session + "!_%' ESCAPE '!' ORDER BY 1, 2, 3";
    // Indexes first: what H2 writes down of a constraint names its index, and only renaming the
    // constraint writes that anew.
    for (List<@Nullable String> row :
        catalogue.rows(
            "SELECT index_schema, index_name, table_name FROM INFORMATION_SCHEMA.INDEXES WHERE"
                + " index_name"
                + like)) {
      Stored index = new Stored(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
      Matcher temporary = pattern.matcher(index.table());
      if (temporary.matches() && isFree("INDEXES", index, temporary.group(2))) {
        execute("ALTER INDEX " + path(index) + " RENAME TO " + quoted(temporary.group(2)));
      }
    }
    for (List<@Nullable String> row :
        catalogue.rows(
            "SELECT table_schema, table_name, constraint_name FROM"
                + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE constraint_name"
                + like)) {
      Stored owner = new Stored(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
      String name = String.valueOf(row.get(2));
      Matcher temporary = pattern.matcher(name);
      if (temporary.matches() && isFree("TABLE_CONSTRAINTS", owner, temporary.group(2))) {
        execute(
            "ALTER TABLE "
                + path(owner)
                + " RENAME CONSTRAINT "
                + quoted(name)
                + " TO "
                + quoted(temporary.group(2)));
      }
    }
  }

  private boolean isFree(String view, Stored beside, String name) throws SQLException {
    String kind = view.equals("INDEXES") ? "index" : "constraint";
    return catalogue
        .rows(
            "SELECT 1 FROM INFORMATION_SCHEMA."
                + view
                + " WHERE "
                + kind
                + "_schema = ? AND "
                + kind
                + "_name = ?",
            beside.schema(),
            name)
        .isEmpty();
  }

  private boolean exists(Stored table) throws SQLException {
    return !catalogue
        .rows(
            "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = ? AND table_name = ?",
            table.schema(),
            table.table())
        .isEmpty();
  }

  private long count(Stored table) throws SQLException {
    return Long.parseLong(catalogue.texts("SELECT COUNT(*) FROM " + path(table)).get(0));
  }

  private RunFailure uncertain(List<Stored> copies, String why) {
    return new RunFailure(
        RunFailure.Kind.DRIFT,
        "a crash in the middle of an ALTER left "
            + copies.stream().map(this::path).collect(Collectors.joining(", "))
            + ", and it is not certain which table holds the rows ("
            + why
            + "). Nothing was touched. Look at both; drop the one that is not needed (DROP TABLE .."
            + " CASCADE), or rename the copy to the table, then apply() again",
        null);
  }

  private String path(Stored table) {
    return dialect.identifier(
        new QualifiedName(new Name(table.schema(), true), new Name(table.table(), true)));
  }

  private String quoted(String stored) {
    return dialect.identifier(new Name(stored, true));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
