package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.x. Its DDL commits what is open; every ALTER is one statement.
 *
 * <p>Rules are from H2's manual (Commands, Data Types, Advanced) and from runs against 2.4.
 */
public final class H2Dialect extends StandardDialect {

  /** The longest identifier that H2 takes ({@code MAX_IDENTIFIER_LENGTH}). */
  private static final int LONGEST_NAME = 256;

  private static final String OTHERS = "leave it to other databases with op.on(..)";
  private static final String GENERATED_KEY =
      "keep a generated column with that expression and index it";

  private static final Facts FACTS =
      new Facts(
          false,
          Facts.Lock.ROW,
          LONGEST_NAME,
          false,
          Map.ofEntries(
              Map.entry(Feature.PARTIAL_INDEX, GENERATED_KEY),
              Map.entry(Feature.EXPRESSION_INDEX, GENERATED_KEY),
              Map.entry(Feature.INDEX_INCLUDE, "make them keys"),
              Map.entry(Feature.INDEX_METHOD, OTHERS),
              Map.entry(Feature.INDEX_OPERATOR_CLASS, OTHERS),
              Map.entry(Feature.CONCURRENT_INDEX, OTHERS),
              Map.entry(Feature.DEFERRABLE_FOREIGN_KEY, OTHERS),
              Map.entry(Feature.DEFERRABLE_UNIQUE, OTHERS),
              Map.entry(Feature.NOT_VALID_FOREIGN_KEY, OTHERS),
              Map.entry(Feature.NOT_VALID_CHECK, OTHERS),
              Map.entry(Feature.EXCLUDE, OTHERS),
              Map.entry(Feature.UNIQUE_USING_INDEX, "drop the index and add the constraint"),
              Map.entry(
                  Feature.STORED_COLUMN,
                  "say .generatedVirtual(..), which PostgreSQL has from 18 on, or fill a plain"
                      + " column"),
              Map.entry(Feature.SET_EXPRESSION, "drop the column and add it anew"),
              Map.entry(Feature.DROP_EXPRESSION, "add a plain column and copy the values"),
              Map.entry(
                  Feature.COLUMN_COLLATION,
                  "it has SET COLLATION for the whole database, before the first table"),
              Map.entry(Feature.MATERIALIZED_VIEW, "create a table and fill it, or a plain view")));

  private final H2Names names;
  private final H2Enums enums = new H2Enums(this);
  private final boolean caseSensitive;

  /** H2 with its default settings, for rendering without a connection. */
  public H2Dialect() {
    this(H2Names.Fold.UPPER, true);
  }

  /**
   * H2 as a connection is set up.
   *
   * @param fold how it stores names that are not quoted ({@code DATABASE_TO_UPPER}, {@code
   *     DATABASE_TO_LOWER})
   * @param caseSensitive whether names that differ in case are two ({@code
   *     CASE_INSENSITIVE_IDENTIFIERS} makes them one)
   */
  public H2Dialect(H2Names.Fold fold, boolean caseSensitive) {
    this.names = new H2Names(fold);
    this.caseSensitive = caseSensitive;
  }

  @Override
  protected boolean isCaseSensitive() {
    return caseSensitive;
  }

  @Override
  public Database database() {
    return Dsl.H2;
  }

  @Override
  public Version version() {
    return new Version(2, 0);
  }

  @Override
  public Facts facts() {
    return FACTS;
  }

  @Override
  public LexicalRules lexicalRules() {
    return LexicalRules.H2;
  }

  @Override
  protected String title() {
    return "H2";
  }

  @Override
  public String identifier(Name name) {
    return names.identifier(name);
  }

  @Override
  public String stored(Name name) {
    return names.stored(name);
  }

  @Override
  public String literal(Literal literal) {
    return H2Literals.write(literal);
  }

  @Override
  protected String type(ColumnType type, String what, Schema schema, Problems problems) {
    return H2Types.write(type, what, schema, this, problems);
  }

  /** H2 has virtual ones only, and no word for them. */
  @Override
  protected String generated(ColumnDefinition.Generated generated) {
    return " GENERATED ALWAYS AS (" + generated.expression() + ")";
  }

  /** H2 makes a JSON string of a text unless it is told that the text is JSON. */
  @Override
  protected String defaultValue(ColumnDefault value, @Nullable ColumnType type) {
    boolean json = type == ColumnType.Plain.JSON || type == ColumnType.Plain.JSONB;
    boolean text = value instanceof ColumnDefault.Value v && v.literal().value() instanceof String;
    return super.defaultValue(value, type) + (json && text ? " FORMAT JSON" : "");
  }

  /** H2 indexes no CLOB and no BLOB, and so has no keys over them. */
  @Override
  protected void checkKeys(
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Problems problems) {
    List<Name> keys = new ArrayList<>();
    constraints.forEach(constraint -> keys.addAll(constraint.keys()));
    indexes.forEach(index -> keys.addAll(index.columns()));
    for (ColumnDefinition column : columns) {
      boolean large =
          column.type() == ColumnType.Plain.TEXT || column.type() == ColumnType.Plain.BLOB;
      if (large && keys.contains(column.name())) {
        problems.add(
            "H2 indexes no %s, so column \"%s\" can be in no key and no index: make it %s",
            column.type() == ColumnType.Plain.TEXT ? "CLOB (text())" : "BLOB",
            column.name(),
            column.type() == ColumnType.Plain.TEXT ? "varchar(..)" : "varbinary(..)");
      }
    }
  }

  /** Looks whether a change brings a column into a key, or a type into a column of one. */
  private void checkKeys(Operation.TableChange change, Table table, Problems problems) {
    if (change instanceof Operation.AddConstraint add) {
      checkKeys(table.columns(), List.of(add.constraint()), List.of(), problems);
    } else if (change instanceof Operation.CreateIndex create) {
      checkKeys(table.columns(), List.of(), List.of(create.index()), problems);
    } else if (change instanceof Operation.AlterColumn alter) {
      ColumnDefinition column = table.column(alter.column());
      for (ColumnChange each : alter.changes()) {
        if (column != null && each instanceof ColumnChange.SetType set) {
          checkKeys(
              List.of(column.withType(set.type())), table.constraints(), table.indexes(), problems);
        }
      }
    }
  }

  /** H2 looks for the other table of a foreign key in the schema of its own one. */
  @Override
  protected String constraint(QualifiedName table, Constraint constraint, Problems problems) {
    problems.referenced(table, constraint);
    return super.constraint(table, constraint, problems);
  }

  @Override
  protected List<SqlStep> objectChange(
      Operation.ObjectChange change, Schema before, Problems problems) {
    List<SqlStep> steps = enums.change(change, before, problems);
    return steps != null ? steps : super.objectChange(change, before, problems);
  }

  /** H2 makes no primary key of a column that takes NULL. */
  @Override
  protected List<SqlStep> addConstraint(
      QualifiedName table, Constraint constraint, Schema before, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    if (constraint instanceof Constraint.PrimaryKey key) {
      for (Name column : takingNull(before.table(table), key)) {
        steps.addAll(
            alterColumn(
                new Operation.AlterColumn(table, column, List.of(new ColumnChange.SetNotNull())),
                before,
                problems));
      }
    }
    steps.addAll(super.addConstraint(table, constraint, before, problems));
    return steps;
  }

  /** The columns of a key that take NULL, and all of them where the fold does not know. */
  private static List<Name> takingNull(@Nullable Table table, Constraint.PrimaryKey key) {
    return table == null
        ? key.columns()
        : table.columns().stream()
            .filter(ColumnDefinition::nullable)
            .map(ColumnDefinition::name)
            .filter(key.columns()::contains)
            .toList();
  }

  @Override
  public boolean needsSchema(Operation operation) {
    return super.needsSchema(operation)
        || operation instanceof Operation.AddConstraint
        || operation instanceof Operation.CreateIndex
        || (operation instanceof Operation.AlterColumn alter
            && alter.changes().stream().anyMatch(ColumnChange.SetType.class::isInstance))
        || (operation instanceof Operation.AddColumn add
            && add.constraints().stream().anyMatch(Constraint.PrimaryKey.class::isInstance));
  }

  @Override
  protected List<SqlStep> tableChange(
      Operation.TableChange change, Schema before, Problems problems) {
    Table table = before.table(change.table());
    if (table != null) {
      checkKeys(change, table, problems);
    }
    List<SqlStep> steps = new ArrayList<>();
    if (change instanceof Operation.DropColumn drop) {
      steps.addAll(dropWhatHolds(drop, before, problems));
    }
    steps.addAll(super.tableChange(change, before, problems));
    return steps;
  }

  /**
   * H2 lets a column go with what is about it alone, and not while a key, a check or an index is
   * about others too.
   */
  private List<SqlStep> dropWhatHolds(Operation.DropColumn drop, Schema before, Problems problems) {
    Table table = before.table(drop.table());
    Table after = before.after(drop, database()).table(drop.table());
    if (table == null || after == null) {
      return List.of();
    }
    List<SqlStep> steps = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint.keys().size() != 1 && !after.constraints().contains(constraint)) {
        Name name = Objects.requireNonNull(constraint.name(), "recorded constraints have names");
        steps.addAll(
            dropConstraint(new Operation.DropConstraint(drop.table(), name), before, problems));
      }
    }
    for (Index index : table.indexes()) {
      if (index.keys().size() != 1 && !after.indexes().contains(index)) {
        Name name = Objects.requireNonNull(index.name(), "recorded indexes have names");
        steps.addAll(
            dropIndex(new Operation.DropIndex(drop.table(), name, false), before, problems));
      }
    }
    return steps;
  }

  @Override
  protected String renameColumn(Operation.RenameColumn rename, Problems problems) {
    return "ALTER COLUMN "
        + identifier(rename.column())
        + " RENAME TO "
        + identifier(problems.checked(rename.newName()));
  }

  @Override
  protected String change(
      Operation.AlterColumn alter, ColumnChange change, Schema before, Problems problems) {
    if (change instanceof ColumnChange.SetIdentity set) {
      return set.identity() == ColumnDefinition.Identity.ALWAYS
          ? "SET GENERATED ALWAYS"
          : "SET GENERATED BY DEFAULT";
    } else if (change instanceof ColumnChange.SetType set && set.using() == null) {
      return super.change(alter, change, before, problems)
          + H2Types.using(columnOf(alter, before), set.type(), this);
    }
    return super.change(alter, change, before, problems);
  }

  @Override
  protected String nullsNotDistinctIndex() {
    return "";
  }

  /** {@code NULLS NOT DISTINCT} stands before the word INDEX. */
  @Override
  protected String uniqueIndex(Index index) {
    return index.isNullsNotDistinct() ? "UNIQUE NULLS NOT DISTINCT " : "UNIQUE ";
  }
}
