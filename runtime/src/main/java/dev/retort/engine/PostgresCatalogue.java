package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code pg_catalog}. A new object comes into the first schema of the search path;
 * what belongs to a table is where the table is found.
 */
final class PostgresCatalogue implements Catalogue {

  private static final String IN_SCHEMA =
      " AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = COALESCE(?,"
          + " current_schema()))";

  private static final String INDEX =
      " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
          + " WHERE i.indrelid = to_regclass(?) AND c.relname = ?";

  private static final String INVALID = " AND NOT i.indisvalid AND c.relkind = 'i'";

  /** Objects of the system, and of sessions that come and go. */
  private static final String OURS =
      " n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%'"
          + " AND n.nspname NOT LIKE 'pg\\_temp%'";

  /**
   * What a fingerprint reads of tables: everything that DDL can change and that rows do not. An
   * invalid index is what a failed statement left, so it does not count.
   */
  private static final List<String> TABLE_TEXTS =
      List.of(
          "SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, c.relowner, c.relacl,"
              + " c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relreplident,"
              + " c.reltablespace, c.relam, pg_get_expr(c.relpartbound, c.oid),"
              + " obj_description(c.oid, 'pg_class')"
              + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
              + " WHERE c.relkind NOT IN ('i', 'I') AND",
          "SELECT c.oid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
              + " a.attidentity, a.attgenerated, a.attcollation, a.attstorage, a.attstattarget,"
              + " a.attacl, a.attoptions, pg_get_expr(d.adbin, d.adrelid),"
              + " col_description(c.oid, a.attnum)"
              + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace"
              + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
              + " WHERE a.attnum > 0 AND c.relkind NOT IN ('i', 'I') AND",
          "SELECT c.oid, t.conname, pg_get_constraintdef(t.oid), t.convalidated"
              + " FROM pg_constraint t JOIN pg_class c ON c.oid = t.conrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE",
          "SELECT c.oid, pg_get_indexdef(i.indexrelid), i.indisclustered, i.indisreplident"
              + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisvalid AND",
          "SELECT c.oid, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled"
              + " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND",
          "SELECT c.oid, p.polname, p.polcmd, p.polroles::text, pg_get_expr(p.polqual, p.polrelid),"
              + " pg_get_expr(p.polwithcheck, p.polrelid)"
              + " FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE",
          "SELECT c.oid, r.rulename, pg_get_ruledef(r.oid), r.ev_enabled"
              + " FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE");

  private static final List<String> SCHEMA_TEXTS =
      List.of(
          "SELECT n.oid, n.nspname, n.nspowner, n.nspacl FROM pg_namespace n WHERE",
          "SELECT s.seqrelid, s.seqtypid, s.seqstart, s.seqincrement, s.seqmax, s.seqmin,"
              + " s.seqcache, s.seqcycle FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid"
              + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE",
          "SELECT t.oid, n.nspname, t.typname, t.typtype, t.typowner, t.typacl, t.typnotnull,"
              + " t.typdefault, (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)"
              + " FROM pg_enum e WHERE e.enumtypid = t.oid)"
              + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE",
          "SELECT p.oid, p.prokind, p.proowner, p.proacl, CASE WHEN p.prokind <> 'a'"
              + " THEN pg_get_functiondef(p.oid) END"
              + " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE",
          "SELECT s.oid, pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s"
              + " JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE",
          "SELECT e.oid, e.extname, e.extversion FROM pg_extension e"
              + " JOIN pg_namespace n ON n.oid = e.extnamespace WHERE");

  private final Connection connection;
  private final Dialect dialect;

  PostgresCatalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  @Override
  public boolean hasTable(QualifiedName table) throws SQLException {
    return hasRelation("'r', 'p', 'f'", table);
  }

  @Override
  public boolean hasColumn(QualifiedName table, Name column) throws SQLException {
    return has(
        "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND attnum > 0"
            + " AND NOT attisdropped",
        dialect.identifier(table),
        dialect.stored(column));
  }

  /** A valid one: what a failed {@code CREATE INDEX CONCURRENTLY} leaves serves nobody. */
  @Override
  public boolean hasIndex(QualifiedName table, Name index) throws SQLException {
    return has(
        "SELECT 1" + INDEX + " AND i.indisvalid", dialect.identifier(table), dialect.stored(index));
  }

  /**
   * The index that a failed {@code CREATE} or {@code DROP INDEX CONCURRENTLY} left, as SQL writes
   * it, or null.
   */
  @Nullable String invalidIndex(QualifiedName table, Name index) throws SQLException {
    return ask(
        "SELECT i.indexrelid::regclass::text" + INDEX + INVALID,
        dialect.identifier(table),
        dialect.stored(index));
  }

  /** The same for an author's own statement. */
  @Nullable String invalidIndex(ConcurrentIndex index) throws SQLException {
    return index.table() == null
        ? ask(
            "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid ="
                + " i.indexrelid WHERE c.oid = to_regclass(?)"
                + INVALID,
            index.index())
        : ask(
            "SELECT i.indexrelid::regclass::text"
                + INDEX.replace("relname = ?", "relname = (parse_ident(?))[1]")
                + INVALID,
            index.table(),
            index.index());
  }

  boolean isPartitioned(QualifiedName table) throws SQLException {
    return has(
        "SELECT 1 FROM pg_class WHERE oid = to_regclass(?) AND relkind = 'p'",
        dialect.identifier(table));
  }

  @Override
  public boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException {
    return has(
        "SELECT 1 FROM pg_constraint WHERE conrelid = to_regclass(?) AND conname = ?",
        dialect.identifier(table),
        dialect.stored(constraint));
  }

  @Override
  public boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException {
    return switch (kind) {
      case SCHEMA ->
          has("SELECT 1 FROM pg_namespace WHERE nspname = ?", dialect.stored(object.name()));
      case SEQUENCE -> hasRelation("'S'", object);
      case VIEW -> hasRelation("'v'", object);
      case MATERIALIZED_VIEW -> hasRelation("'m'", object);
      case TYPE ->
          has(
              "SELECT 1 FROM pg_type WHERE typname = ?"
                  + IN_SCHEMA.replace("relnamespace", "typnamespace"),
              dialect.stored(object.name()),
              schema(object));
    };
  }

  private boolean hasRelation(String kinds, QualifiedName name) throws SQLException {
    return has(
        "SELECT 1 FROM pg_class WHERE relkind IN (" + kinds + ") AND relname = ?" + IN_SCHEMA,
        dialect.stored(name.name()),
        schema(name));
  }

  private @Nullable String schema(QualifiedName name) {
    return name.schema() == null ? null : dialect.stored(name.schema());
  }

  @Override
  public String fingerprint(@Nullable QualifiedName table) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String query : TABLE_TEXTS) {
      if (table == null) {
        read(query + OURS, text);
      } else {
        read(query + " c.oid = to_regclass(?)", text, dialect.identifier(table));
      }
    }
    if (table == null) {
      for (String query : SCHEMA_TEXTS) {
        read(query + OURS, text);
      }
    }
    return PlannedStep.hash(text.toString());
  }

  private boolean has(String sql, @Nullable String... parameters) throws SQLException {
    return ask(sql, parameters) != null;
  }

  private @Nullable String ask(String sql, @Nullable String... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private void read(String sql, StringBuilder text, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql + " ORDER BY 1, 2", parameters);
        ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          text.append(rows.getString(i)).append('\0');
        }
        text.append('\n');
      }
    }
  }

  private PreparedStatement prepared(String sql, @Nullable String... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
