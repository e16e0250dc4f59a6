package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a transaction that builds tables anew, with foreign keys off, leaves the database as
 * sound as it was: no row that violates a foreign key and did not before, no view that can't be
 * read and could before.
 */
final class SqliteSoundness {

  private static final int NAMED = 5;

  private final Connection connection;
  private final SqliteCatalogue catalogue;
  private final boolean foreignKeys;
  private final Map<String, String> renamed = new HashMap<>();
  private final Set<String> rebuilt = new HashSet<>();
  private Map<String, Integer> orphans = Map.of();
  private Map<String, String> unreadable = Map.of();

  /**
   * For one transaction.
   *
   * @param steps what it does
   * @param foreignKeys whether foreign keys are on else; where not, only the tables that are built
   *     anew are looked at
   */
  SqliteSoundness(
      Connection connection, SqliteCatalogue catalogue, List<SqlStep> steps, boolean foreignKeys) {
    this.connection = connection;
    this.catalogue = catalogue;
    this.foreignKeys = foreignKeys;
    for (SqlStep step : steps) {
      if (step.effect() instanceof Effect.Rebuilds rebuild && rebuild.isTable()) {
        rebuilt.add(SqliteCatalogue.folded(rebuild.table().name().text()));
      } else if (step.effect() instanceof Effect.RenamesTable rename) {
        rename(
            SqliteCatalogue.folded(rename.table().name().text()),
            SqliteCatalogue.folded(rename.newName().text()));
      }
    }
  }

  private void rename(String from, String to) {
    if (rebuilt.contains(from)) {
      rebuilt.add(to);
    }
    renamed.replaceAll((first, now) -> now.equals(from) ? to : now);
    renamed.putIfAbsent(from, to);
  }

  boolean foreignKeys() {
    return foreignKeys;
  }

  /** Looks how it is before. */
  void look() throws SQLException {
    orphans = orphans(renamed);
    unreadable = unreadable();
  }

  /**
   * Looks again.
   *
   * @throws SQLException when it is worse
   */
  void require() throws SQLException {
    List<String> worse = new ArrayList<>();
    orphans(Map.of())
        .forEach(
            (orphan, count) -> {
              if (count > orphans.getOrDefault(orphan, 0)) {
                worse.add(orphan);
              }
            });
    if (!worse.isEmpty()) {
      throw new SQLException(
          "rows violate foreign keys that did not before: "
              + String.join("; ", worse.subList(0, Math.min(NAMED, worse.size())))
              + (worse.size() > NAMED ? "; and " + (worse.size() - NAMED) + " more" : "")
              + ". While this revision builds a table anew foreign keys are off, so nothing of it"
              + " cascades: mend the rows before, or change them in a revision of their own");
    }
    Map<String, String> now = unreadable();
    now.keySet().removeAll(unreadable.keySet());
    if (!now.isEmpty()) {
      throw new SQLException(
          "views can't be read any more: "
              + now
              + ". Drop or replace them in this revision, before what they read changes");
    }
  }

  /**
   * The rows that violate foreign keys, each with how often. A row of a table that is built anew
   * has no number that stays.
   *
   * @param names what tables are called later
   */
  private Map<String, Integer> orphans(Map<String, String> names) throws SQLException {
    Map<String, Integer> orphans = new HashMap<>();
    for (String table : catalogue.names("table")) {
      String folded = SqliteCatalogue.folded(table);
      String later = names.getOrDefault(folded, folded);
      if (!foreignKeys && !rebuilt.contains(later)) {
        continue;
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("PRAGMA foreign_key_check(" + quoted(table) + ")")) {
        while (rows.next()) {
          String parent = SqliteCatalogue.folded(rows.getString(3));
          String row = rebuilt.contains(later) ? "rows" : "row " + rows.getString(2);
          orphans.merge(
              row + " of " + later + " without one of " + names.getOrDefault(parent, parent),
              1,
              Integer::sum);
        }
      } catch (SQLException e) {
        orphans.merge(later + ": " + e.getMessage(), 1, Integer::sum); // foreign key mismatch
      }
    }
    return orphans;
  }

  private Map<String, String> unreadable() throws SQLException {
    Map<String, String> unreadable = new HashMap<>();
    for (String view : catalogue.names("view")) {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT 1 FROM " + quoted(view) + " LIMIT 0")) {
        statement.getParameterMetaData(); // compiled when it was prepared
      } catch (SQLException e) {
        unreadable.put(view, String.valueOf(e.getMessage()));
      }
    }
    return unreadable;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
