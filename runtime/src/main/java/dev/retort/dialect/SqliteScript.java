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
 * <p>It knows that foreign keys are on otherwise: the script began with that.
 */
final class SqliteScript {

  private static final String ORPHANS =
      "SELECT \"table\" AS child, parent, count(*) AS violations FROM pragma_foreign_key_check"
          + " GROUP BY 1, 2";

  private static final String REFERRED =
      "a table can't be dropped while foreign keys refer to it: SQLite would delete or change rows";

  private final SqliteDialect dialect;

  SqliteScript(SqliteDialect dialect) {
    this.dialect = dialect;
  }

  ScriptFrame frame(List<SqlStep> steps) {
    boolean rebuilds = steps.stream().anyMatch(step -> step.effect() instanceof Effect.Rebuilds);
    if (!rebuilds) {
      boolean drops = steps.stream().anyMatch(step -> step.effect() instanceof Effect.DropsTable);
      return drops
          ? new ScriptFrame(
              List.of(),
              List.of("CREATE TEMP TABLE retort_guard (" + check("children", REFERRED) + ")"),
              List.of("DROP TABLE retort_guard"),
              List.of())
          : ScriptFrame.NONE;
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
                + check("children", REFERRED)
                + ", "
                + check("orphans", "rows violate foreign keys that did not before")
                + ")"),
        List.of(
            "INSERT INTO retort_guard (orphans) SELECT count(*) FROM ("
                + ORPHANS
                + ") AS now LEFT JOIN retort_orphans AS old ON old.child = now.child AND old.parent ="
                + " now.parent WHERE now.violations > ifnull(old.violations, 0)",
            "DROP TABLE retort_guard",
            "DROP TABLE retort_orphans"),
        List.of("PRAGMA foreign_keys = ON"));
  }

  private static String check(String column, String message) {
    return column + " INTEGER CONSTRAINT \"" + message + "\" CHECK (" + column + " = 0)";
  }

  List<String> guards(SqlStep step) {
    if (step.effect() instanceof Effect.DropsTable drop) {
      String dropped = text(drop.table().name()) + " COLLATE NOCASE";
      return List.of(
          "INSERT INTO retort_guard (children) SELECT count(*) FROM pragma_foreign_keys,"
              + " sqlite_master m, pragma_foreign_key_list(m.name) f WHERE foreign_keys = 1 AND"
              + " m.type = 'table' AND f.\"table\" = "
              + dropped
              + " AND m.name <> "
              + dropped);
    }
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
