package dev.retort.dialect;

import dev.retort.op.Literal;
import dev.retort.op.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a script says where SQLite builds a table anew. Online the session carries triggers and
 * indexes over that SQL made, and looks whether foreign keys hold; a script can't make again what
 * it does not know, so it stops: a row that breaks a CHECK of a temporary table, whose name is the
 * message.
 *
 * <p>Foreign keys stay off for the rest of the script: what they were is not known to it.
 */
final class SqliteScript {

  private static final String ORPHANS =
      "SELECT \"table\" AS child, parent, count(*) AS violations FROM pragma_foreign_key_check"
          + " GROUP BY 1, 2";

  private final SqliteDialect dialect;

  SqliteScript(SqliteDialect dialect) {
    this.dialect = dialect;
  }

  ScriptFrame frame(List<SqlStep> steps) {
    boolean rebuilds = steps.stream().anyMatch(step -> step.effect() instanceof Effect.Rebuilds);
    if (!rebuilds) {
      return ScriptFrame.NONE;
    }
    return new ScriptFrame(
        List.of("PRAGMA foreign_keys = OFF"),
        List.of(
            "CREATE TEMP TABLE retort_orphans AS " + ORPHANS,
            "CREATE TEMP TABLE retort_guard ("
                + check("columns", "the table has other columns than the chain made")
                + ", "
                + check("indexes", "drop indexes that SQL made before, and make them again after")
                + ", "
                + check("triggers", "drop triggers before, and make them again after")
                + ", "
                + check("orphans", "rows violate foreign keys that did not before")
                + ")"),
        List.of(
            "INSERT INTO retort_guard (orphans) SELECT count(*) FROM ("
                + ORPHANS
                + ") AS now LEFT JOIN retort_orphans AS old ON old.child = now.child AND old.parent ="
                + " now.parent WHERE now.violations > ifnull(old.violations, 0)",
            "DROP TABLE retort_guard",
            "DROP TABLE retort_orphans"));
  }

  private static String check(String column, String message) {
    return column + " INTEGER CONSTRAINT \"" + message + "\" CHECK (" + column + " = 0)";
  }

  List<String> guards(SqlStep step) {
    if (!(step.effect() instanceof Effect.Rebuilds rebuild)
        || rebuild.part() != Effect.Rebuilds.Part.FIRST) {
      return List.of();
    }
    String table = text(rebuild.table().name());
    String hanging = " FROM sqlite_master WHERE lower(tbl_name) = lower(" + table + ") AND ";
    List<String> guards = new ArrayList<>();
    guards.add(
        "INSERT INTO retort_guard (triggers) SELECT count(*)" + hanging + "type = 'trigger'");
    if (rebuild.isTable()) {
      guards.add(
          "INSERT INTO retort_guard (indexes) SELECT count(*)"
              + hanging
              + "type = 'index' AND sql IS NOT NULL AND lower(name) NOT IN "
              + list(rebuild.indexes()));
      guards.add(
          "INSERT INTO retort_guard (columns) SELECT abs(count(*) - "
              + rebuild.columns().size()
              + ") + sum(lower(name) NOT IN "
              + list(rebuild.columns())
              + ") FROM pragma_table_xinfo("
              + table
              + ") WHERE hidden <> 1");
    }
    return guards;
  }

  private String list(List<Name> names) {
    return names.stream()
        .map(name -> text(new Name(SqliteNames.folded(name), true)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String text(Name name) {
    return dialect.literal(new Literal(dialect.stored(name)));
  }
}
