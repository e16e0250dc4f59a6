package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQLite's {@code sqlite_master} and table-valued pragmas; names without regard to case. */
final class SqliteCatalogue implements Catalogue {

  private final Connection connection;
  private final Dialect dialect;

  SqliteCatalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * Something in {@code sqlite_master} that SQL made.
   *
   * @param type {@code table}, {@code index}, {@code trigger} or {@code view}
   * @param name its name
   * @param sql the statement that makes it
   */
  record Entry(String type, String name, String sql) {}

  @Override
  public boolean hasTable(QualifiedName table) throws SQLException {
    return has(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE",
        table.name());
  }

  @Override
  public boolean hasColumn(QualifiedName table, Name column) throws SQLException {
    return columns(table).stream()
        .anyMatch(each -> folded(each).equals(folded(dialect.stored(column))));
  }

  @Override
  public boolean hasIndex(QualifiedName table, Name index) throws SQLException {
    return has(
        "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?1 COLLATE NOCASE", index);
  }

  /** SQLite keeps the names of constraints in the text of the table only. */
  @Override
  public boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException {
    String name = Pattern.quote(dialect.stored(constraint));
    Pattern named =
        Pattern.compile(
            "\\bCONSTRAINT\\s+(" + name + "\\b|\"" + name + "\"|`" + name + "`|\\[" + name + "])",
            Pattern.CASE_INSENSITIVE);
    return read(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE",
            table.name())
        .stream()
        .anyMatch(sql -> named.matcher(sql).find());
  }

  @Override
  public boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException {
    return kind == Effect.ObjectKind.VIEW
        && has(
            "SELECT 1 FROM sqlite_master WHERE type = 'view' AND name = ?1 COLLATE NOCASE",
            object.name());
  }

  @Override
  public String fingerprint(@Nullable QualifiedName table) throws SQLException {
    String all =
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_master";
    List<String> texts =
        table == null
            ? read(all + " ORDER BY 1", null)
            : read(all + " WHERE tbl_name = ?1 COLLATE NOCASE ORDER BY 1", table.name());
    return PlannedStep.hash(String.join("\0", texts));
  }

  /** The names of a table's columns, as they are stored; empty when there is no such table. */
  List<String> columns(QualifiedName table) throws SQLException {
    return read(
        "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 1 ORDER BY cid", table.name());
  }

  /** The indexes and triggers of a table or view that statements made, in the order made. */
  List<Entry> hangingOn(QualifiedName table) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ?1 COLLATE NOCASE"
                + " AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid")) {
      statement.setString(1, dialect.stored(table.name()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(new Entry(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return entries;
  }

  /** The names of all tables, or of all views. */
  List<String> names(String type) throws SQLException {
    return read("SELECT name FROM sqlite_master WHERE type = '" + type + "' ORDER BY 1", null);
  }

  /**
   * Dropping a table deletes its rows first, which empties what refers to it by ON DELETE CASCADE.
   *
   * @throws SQLException when another table refers to it
   */
  void requireUnreferenced(QualifiedName table) throws SQLException {
    List<String> children =
        read(
            "SELECT DISTINCT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE"
                + " m.type = 'table' AND f.\"table\" = ?1 COLLATE NOCASE"
                + " AND m.name <> ?1 COLLATE NOCASE ORDER BY 1",
            table.name());
    if (!children.isEmpty()) {
      throw new SQLException(
          "\""
              + table
              + "\" can't be dropped while foreign keys of "
              + children
              + " refer to it: SQLite would delete or change their rows");
    }
  }

  /** Equal for names that SQLite takes for the same. */
  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  private boolean has(String sql, Name name) throws SQLException {
    return !read(sql, name).isEmpty();
  }

  private List<String> read(String sql, @Nullable Name name) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (name != null) {
        statement.setString(1, dialect.stored(name));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
