package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.op.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What hangs on a table or view that is put in another's place and what the chain does not know of:
 * triggers, and indexes that SQL made. They go with the old one and are made again.
 */
final class SqliteSurvivors {

  private final List<String> statements;

  private SqliteSurvivors(List<String> statements) {
    this.statements = statements;
  }

  /**
   * Looks at it before the first statement.
   *
   * @throws SQLException when the table has other columns than the chain knows: they would be lost
   */
  static SqliteSurvivors of(SqliteCatalogue catalogue, Effect.Rebuilds rebuild)
      throws SQLException {
    if (rebuild.isTable()) {
      requireKnown(catalogue, rebuild);
    }
    Set<String> known = folded(rebuild.indexes());
    List<String> statements = new ArrayList<>();
    for (SqliteCatalogue.Entry entry : catalogue.hangingOn(rebuild.table())) {
      boolean isMadeByStep = entry.type().equals("index") && known.contains(folded(entry.name()));
      if (!isMadeByStep) {
        statements.add(entry.sql());
      }
    }
    return new SqliteSurvivors(statements);
  }

  private static void requireKnown(SqliteCatalogue catalogue, Effect.Rebuilds rebuild)
      throws SQLException {
    List<String> there = catalogue.columns(rebuild.table());
    Set<String> thereFolded =
        there.stream().map(SqliteSurvivors::folded).collect(Collectors.toSet());
    Set<String> known = folded(rebuild.columns());
    if (there.isEmpty() || thereFolded.equals(known)) {
      return; // a table that is not there is told by the statement
    }
    List<String> unknown =
        there.stream().filter(column -> !known.contains(folded(column))).toList();
    List<Name> gone =
        rebuild.columns().stream()
            .filter(column -> !thereFolded.contains(folded(column.text())))
            .toList();
    throw new SQLException(
        "the table \""
            + rebuild.table()
            + "\" must be built anew, and it "
            + (unknown.isEmpty()
                ? "lacks the columns " + gone + ", which the chain made"
                : "has the columns "
                    + unknown
                    + ", which no operation of the chain made and which would be lost")
            + ": change columns with operations, not with SQL");
  }

  /** Makes them again after the last statement. */
  void restore(Connection connection) throws SQLException {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new SQLException(
            "what SQL made can't be made again after the table was built anew ("
                + e.getMessage()
                + "); drop it before, in this revision:\n  "
                + sql,
            e.getSQLState(),
            e.getErrorCode(),
            e);
      }
    }
  }

  private static Set<String> folded(List<Name> names) {
    return names.stream().map(name -> folded(name.text())).collect(Collectors.toSet());
  }

  private static String folded(String name) {
    return SqliteCatalogue.folded(name);
  }
}
