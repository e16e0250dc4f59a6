package dev.retort.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@code pg_dump} would tell of the connection's schema and of those named after it. */
final class PostgresDump {

  private static final String IN_SCHEMA =
      " JOIN pg_namespace n ON (n.nspname = current_schema() OR starts_with(n.nspname,"
          + " current_schema() || '_'))";

  private static final String OURS =
      IN_SCHEMA + " AND n.oid = c.relnamespace WHERE c.relname NOT LIKE 'retort%' AND ";

  private static final String TABLE = " quote_ident(n.nspname) || '.' || quote_ident(c.relname),";

  private static final List<String> QUERIES =
      List.of(
          "SELECT concat_ws(' ', 'schema', n.nspname, obj_description(n.oid, 'pg_namespace')) FROM"
              + " pg_class c"
              + IN_SCHEMA
              + " AND n.nspname <> current_schema() WHERE c.oid = 'pg_class'::regclass",
          "SELECT concat_ws(' ', 'relation', c.relkind,"
              + TABLE
              + " c.relpersistence, c.reloptions, obj_description(c.oid, 'pg_class'),"
              + " pg_get_viewdef(c.oid)) FROM pg_class c"
              + OURS
              + "c.relkind NOT IN ('i', 'S')",
          "SELECT concat_ws(' ', 'column',"
              + TABLE
              + " quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),"
              + " CASE WHEN a.attnotnull THEN 'not null' END,"
              + " 'identity ' || nullif(a.attidentity::text, ''),"
              + " 'generated ' || nullif(a.attgenerated::text, ''),"
              + " 'default ' || pg_get_expr(d.adbin, d.adrelid),"
              + " (SELECT 'collate ' || o.collname FROM pg_collation o WHERE o.oid = a.attcollation"
              + " AND o.collname <> 'default'),"
              + " 'comment ' || col_description(c.oid, a.attnum)) FROM pg_class c"
              + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT"
              + " a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum ="
              + " a.attnum"
              + OURS
              + "c.relkind NOT IN ('i', 'S')",
          "SELECT concat_ws(' ', 'constraint',"
              + TABLE
              + " quote_ident(t.conname), pg_get_constraintdef(t.oid)) FROM pg_constraint t JOIN"
              + " pg_class c ON c.oid = t.conrelid"
              + OURS
              + "t.contype <> 'n'", // which 18 keeps for each column that is NOT NULL
          "SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid),"
              + " CASE WHEN NOT i.indisvalid THEN 'invalid' END) FROM pg_index i JOIN pg_class c"
              + " ON c.oid = i.indrelid"
              + OURS
              + "TRUE",
          "SELECT concat_ws(' ', 'sequence',"
              + TABLE
              + " s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,"
              + " s.seqcycle) FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid"
              + OURS
              + "NOT EXISTS (SELECT 1 FROM pg_depend p WHERE p.objid = c.oid AND p.deptype = 'i')",
          "SELECT concat_ws(' ', 'trigger',"
              + TABLE
              + " pg_get_triggerdef(t.oid)) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
              + OURS
              + "NOT t.tgisinternal",
          "SELECT concat_ws(' ', 'type', n.nspname || '.' || quote_ident(t.typname), t.typtype,"
              + " (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)"
              + " FROM pg_enum e WHERE e.enumtypid = t.oid)) FROM pg_type t"
              + IN_SCHEMA
              + " AND n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')");

  private PostgresDump() {}

  static List<String> lines(Connection connection) throws SQLException {
    String own = Rows.texts(connection, "SELECT current_schema()").get(0);
    List<String> lines = new ArrayList<>();
    for (String query : QUERIES) {
      for (String line : Rows.texts(connection, query)) {
        lines.add(line.replace(own + ".", "").replace(own + "_", "").replaceAll("\\s+", " "));
      }
    }
    return lines;
  }
}
