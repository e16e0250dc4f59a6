package dev.retort.dialect;

import dev.retort.op.BulkRows;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * PostgreSQL 14 and newer. Its DDL is part of the transaction.
 *
 * <p>Rules are from PostgreSQL's manual and from runs against 14 and 18.
 */
public final class PostgresDialect extends StandardDialect {

  /** The oldest version that Retort speaks to. */
  public static final Version OLDEST = new Version(14, 0);

  private final Version version;
  private final Facts facts;
  private final PostgresColumns columns = new PostgresColumns(this);

  /** The oldest version, for rendering without a connection. */
  public PostgresDialect() {
    this(OLDEST);
  }

  /**
   * A version.
   *
   * @throws IllegalArgumentException when it is older than {@link #OLDEST}
   */
  public PostgresDialect(Version version) {
    if (version.compareTo(OLDEST) < 0) {
      throw new IllegalArgumentException(
          "PostgreSQL " + version + " is older than 14, the oldest that Retort speaks to");
    }
    this.version = version;
    this.facts = PostgresFacts.of(version);
  }

  @Override
  public Database database() {
    return Dsl.POSTGRESQL;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public LexicalRules lexicalRules() {
    return LexicalRules.POSTGRESQL;
  }

  @Override
  protected String title() {
    return "PostgreSQL " + version.major();
  }

  @Override
  public String identifier(Name name) {
    return PostgresNames.identifier(name);
  }

  @Override
  public String stored(Name name) {
    return name.text();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnwritableValueException for what PostgreSQL cannot store: text with NUL, the year
   *     300000
   */
  @Override
  public String literal(Literal literal) {
    return PostgresLiterals.write(literal);
  }

  /**
   * The text of a value, as PostgreSQL's input functions read it: a list is {@code {1,2}}.
   *
   * @param literal not NULL
   * @throws UnwritableValueException for what PostgreSQL cannot store
   */
  public String text(Literal literal) {
    return PostgresLiterals.plain(Objects.requireNonNull(literal.value()));
  }

  @Override
  protected String type(ColumnType type, String what, Schema schema, Problems problems) {
    return PostgresTypes.write(type, what, this, problems);
  }

  /** Types have names, and parameters take the type of their column: few operations ask. */
  @Override
  public boolean needsSchema(Operation operation) {
    if (operation instanceof Operation.AlterColumn alter) {
      return alter.changes().stream()
          .anyMatch(
              change ->
                  change instanceof ColumnChange.SetType
                      || change instanceof ColumnChange.SetCollation
                      || change instanceof ColumnChange.SetIdentity
                      || change instanceof ColumnChange.DropExpression);
    }
    return operation instanceof Operation.Backfill
        || operation instanceof Operation.AddEnumValue
        || operation instanceof Operation.DropColumn
        || operation instanceof Operation.DropEnum;
  }

  /** A value that is added to an enum of the same revision is there from the beginning. */
  @Override
  public List<Operation> arranged(List<Operation> operations) {
    return PostgresEnums.folded(operations, database());
  }

  /** A value that is added to an enum is not there before the transaction ends. */
  @Override
  public List<String> problems(List<Operation> operations, Schema before) {
    List<String> problems = new ArrayList<>(new PostgresEnums(this, before).problems(operations));
    problems.addAll(PostgresPendingTriggers.problems(operations, before, this));
    return problems;
  }

  @Override
  public Rendering render(Operation operation, Schema before) {
    Rendering rendering = rendered(operation, before);
    List<String> unstorable = new ArrayList<>(rendering.problems());
    for (SqlStep step : rendering.steps()) {
      checkStorable(step, unstorable);
    }
    return unstorable.isEmpty()
        ? new Rendering(
            rendering.steps().stream().map(PostgresConcurrently::recognised).toList(), List.of())
        : new Rendering(List.of(), unstorable);
  }

  private Rendering rendered(Operation operation, Schema before) {
    if (operation instanceof Operation.Update update) {
      return super.render(PostgresQuestionMarks.doubled(update), before);
    }
    Rendering rendering = super.render(operation, before);
    if (!(operation instanceof Operation.Backfill backfill) || rendering.steps().isEmpty()) {
      return rendering;
    }
    SqlStep whole = rendering.steps().get(0);
    SqlStep doubled = super.render(PostgresQuestionMarks.doubled(backfill), before).steps().get(0);
    return new Rendering(
        List.of(new SqlStep(whole.sql(), whole.rows(), doubled.effect(), true)), List.of());
  }

  private static void checkStorable(SqlStep step, List<String> problems) {
    try {
      PostgresLiterals.storable(step.sql());
      if (step.rows() instanceof BulkRows rows) {
        PostgresLiterals.storable(rows.textWithNul() == null ? "" : rows.textWithNul());
      } else {
        for (List<Literal> row : step.rows()) {
          for (Literal value : row) {
            if (value.value() != null) {
              PostgresLiterals.plain(value.value());
            }
          }
        }
      }
    } catch (UnwritableValueException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /**
   * PostgreSQL leaves out of CREATE TABLE what would make the same index as another constraint
   * ({@code transformIndexConstraints} in its source): that is added after it.
   */
  @Override
  protected List<SqlStep> createTable(
      Operation.CreateTable create, Schema before, Problems problems) {
    List<Constraint> within = new ArrayList<>();
    List<Constraint> after = new ArrayList<>();
    for (Constraint constraint : create.constraints()) {
      boolean again =
          create.constraints().stream()
              .anyMatch(
                  other ->
                      other != constraint
                          && !after.contains(other)
                          && isSameIndex(constraint, other));
      (again ? after : within).add(constraint);
    }
    if (after.isEmpty()) {
      return super.createTable(create, before, problems);
    }
    List<SqlStep> steps =
        new ArrayList<>(
            super.createTable(
                new Operation.CreateTable(
                    create.table(), create.columns(), within, create.indexes(), create.comment()),
                before,
                problems));
    for (Constraint constraint : after) {
      steps.addAll(addConstraint(create.table(), constraint, before, problems));
    }
    return steps;
  }

  /** Whether a constraint other than the primary key makes the index of another one. */
  private static boolean isSameIndex(Constraint constraint, Constraint other) {
    Name name = Objects.requireNonNull(other.name(), "recorded constraints have names");
    return constraint instanceof Constraint.Exclude
        ? constraint.named(name).equals(other)
        : constraint instanceof Constraint.Unique
            && !(other instanceof Constraint.ForeignKey)
            && constraint.keys().equals(other.keys());
  }

  @Override
  protected String identity(ColumnDefinition column, String what, Problems problems) {
    if (!PostgresTypes.isNumbered(column.type())) {
      problems.add(
          "PostgreSQL numbers the rows of a smallint, an integer or a bigint, and %s is none",
          what);
    }
    return super.identity(column, what, problems);
  }

  @Override
  protected List<SqlStep> alterColumn(
      Operation.AlterColumn alter, Schema before, Problems problems) {
    List<SqlStep> steps = new ArrayList<>(columns.alter(alter, before, problems));
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetComment) {
        steps.addAll(
            super.alterColumn(
                new Operation.AlterColumn(alter.table(), alter.column(), List.of(change)),
                before,
                problems));
      }
    }
    return steps;
  }

  /** What follows {@code ALTER COLUMN name}, as standard SQL says it. */
  String standardChange(
      Operation.AlterColumn alter, ColumnChange change, Schema before, Problems problems) {
    return super.change(alter, change, before, problems);
  }
}
