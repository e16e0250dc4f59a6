package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.x. Its DDL commits what is open; every ALTER is one statement.
 *
 * <p>Rules are from H2's manual (Commands, Data Types, Advanced) and from runs against 2.4.
 */
public final class H2Dialect implements Dialect {

  private static final String FULL_TEXT =
      "; in H2 keep a generated column with that expression and index it";

  private final H2Names names;
  private final Statements statements = new Statements(this);

  /** H2 with its default settings, for rendering without a connection. */
  public H2Dialect() {
    this(H2Names.Fold.UPPER);
  }

  /**
   * H2 as a connection is set up.
   *
   * @param fold how it stores names that are not quoted ({@code DATABASE_TO_UPPER}, {@code
   *     DATABASE_TO_LOWER})
   */
  public H2Dialect(H2Names.Fold fold) {
    this.names = new H2Names(fold);
  }

  @Override
  public Database database() {
    return Dsl.H2;
  }

  @Override
  public boolean isDdlTransactional() {
    return false;
  }

  @Override
  public boolean needsSchema() {
    return false;
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
  public Rendering render(Operation operation, Schema before) {
    Problems problems = new Problems();
    List<SqlStep> steps = steps(operation, problems);
    return problems.found.isEmpty()
        ? new Rendering(steps, List.of())
        : new Rendering(List.of(), problems.found);
  }

  private List<SqlStep> steps(Operation operation, Problems problems) {
    if (operation instanceof Operation.Insert insert) {
      return statements.insert(insert);
    } else if (operation instanceof Operation.Update update) {
      return List.of(statements.update(update));
    } else if (operation instanceof Operation.Delete delete) {
      return List.of(statements.delete(delete));
    } else if (operation instanceof Operation.Execute execute) {
      return List.of(Statements.execute(execute));
    } else if (operation instanceof Operation.SchemaChange change) {
      return ddl(change, problems);
    }
    throw new IllegalArgumentException("not for a dialect: " + operation);
  }

  private List<SqlStep> ddl(Operation.SchemaChange change, Problems problems) {
    QualifiedName table = change.table();
    String alter = statements.alterTable(table);
    if (change instanceof Operation.CreateTable create) {
      return createTable(create, problems);
    } else if (change instanceof Operation.DropTable) {
      return one("DROP TABLE " + identifier(table), new Effect.DropsTable(table));
    } else if (change instanceof Operation.RenameTable rename) {
      return one(
          alter + "RENAME TO " + identifier(problems.checked(rename.newName())),
          new Effect.RenamesTable(table, rename.newName()));
    } else if (change instanceof Operation.AddColumn add) {
      return addColumn(add, problems);
    } else if (change instanceof Operation.DropColumn drop) {
      return one(
          alter + "DROP COLUMN " + identifier(drop.column()),
          new Effect.DropsColumn(table, drop.column()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return one(
          alter
              + "ALTER COLUMN "
              + identifier(rename.column())
              + " RENAME TO "
              + identifier(problems.checked(rename.newName())),
          new Effect.RenamesColumn(table, rename.column(), rename.newName()));
    } else if (change instanceof Operation.AlterColumn column) {
      return column.changes().stream()
          .map(
              each ->
                  SqlStep.ddl(alterColumn(table, column.column(), each), new Effect.Alters(table)))
          .toList();
    } else if (change instanceof Operation.CreateIndex create) {
      return List.of(createIndex(table, create.index(), problems));
    } else if (change instanceof Operation.DropIndex drop) {
      if (drop.concurrently()) {
        problems.concurrently();
      }
      Name index = names.cut(drop.index());
      return one(
          "DROP INDEX " + identifier(table.withName(index)), new Effect.DropsIndex(table, index));
    } else if (change instanceof Operation.RenameIndex rename) {
      Name index = names.cut(rename.index());
      return one(
          "ALTER INDEX "
              + identifier(table.withName(index))
              + " RENAME TO "
              + identifier(problems.checked(rename.newName())),
          new Effect.RenamesIndex(table, index, rename.newName()));
    } else if (change instanceof Operation.AddConstraint add) {
      return List.of(addConstraint(table, add.constraint(), problems));
    }
    Name constraint = names.cut(((Operation.DropConstraint) change).constraint());
    return one(
        alter + "DROP CONSTRAINT " + identifier(constraint),
        new Effect.DropsConstraint(table, constraint));
  }

  private List<SqlStep> createTable(Operation.CreateTable create, Problems problems) {
    QualifiedName table = create.table();
    problems.checked(table.name());
    String elements =
        Stream.concat(
                create.columns().stream().map(column -> column(column, problems)),
                create.constraints().stream().map(constraint -> constraint(constraint, problems)))
            .collect(Collectors.joining(", "));
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            "CREATE TABLE " + identifier(table) + " (" + elements + ")",
            new Effect.CreatesTable(table)));
    for (Index index : create.indexes()) {
      steps.add(createIndex(table, index, problems));
    }
    if (create.comment() != null) {
      steps.add(comment(table, "TABLE " + identifier(table), create.comment()));
    }
    for (ColumnDefinition column : create.columns()) {
      addComment(steps, table, column);
    }
    return steps;
  }

  private List<SqlStep> addColumn(Operation.AddColumn add, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            statements.alterTable(add.table()) + "ADD COLUMN " + column(add.column(), problems),
            new Effect.CreatesColumn(add.table(), add.column().name())));
    for (Constraint constraint : add.constraints()) {
      steps.add(addConstraint(add.table(), constraint, problems));
    }
    addComment(steps, add.table(), add.column());
    return steps;
  }

  private SqlStep addConstraint(QualifiedName table, Constraint constraint, Problems problems) {
    return SqlStep.ddl(
        statements.alterTable(table) + "ADD " + constraint(constraint, problems),
        new Effect.CreatesConstraint(table, names.cut(Objects.requireNonNull(constraint.name()))));
  }

  private void addComment(List<SqlStep> steps, QualifiedName table, ColumnDefinition column) {
    if (column.comment() != null) {
      steps.add(comment(table, columnPath(table, column.name()), column.comment()));
    }
  }

  private String column(ColumnDefinition column, Problems problems) {
    StringBuilder sql = new StringBuilder(identifier(problems.checked(column.name())));
    sql.append(' ').append(H2Types.write(column.type()));
    if (column.collation() != null) {
      problems.add(
          "H2 has no collation for one column (column \"%s\"): it has SET COLLATION for the whole"
              + " database, before the first table",
          column.name());
    }
    ColumnDefinition.Generated generated = column.generated();
    if (generated != null) {
      if (generated.stored()) {
        problems.add(
            "H2 has no stored generated columns (column \"%s\"): say .generatedVirtual(..), which"
                + " PostgreSQL has from 18 on, or fill a plain column",
            column.name());
      }
      sql.append(" GENERATED ALWAYS AS (").append(generated.expression()).append(')');
    } else if (column.identity() != null) {
      sql.append(
          column.identity() == ColumnDefinition.Identity.ALWAYS
              ? " GENERATED ALWAYS AS IDENTITY"
              : " GENERATED BY DEFAULT AS IDENTITY");
    } else if (column.defaultValue() != null) {
      sql.append(" DEFAULT ").append(statements.value(column.defaultValue()));
    }
    // H2 takes NOT NULL after a generation expression for a syntax error only in old versions.
    return column.nullable() ? sql.toString() : sql.append(" NOT NULL").toString();
  }

  private String alterColumn(QualifiedName table, Name column, ColumnChange change) {
    String alter = statements.alterTable(table) + "ALTER COLUMN " + identifier(column) + " ";
    if (change instanceof ColumnChange.SetType set) {
      return alter
          + "SET DATA TYPE "
          + H2Types.write(set.type())
          + (set.using() == null ? "" : " USING " + set.using());
    } else if (change instanceof ColumnChange.SetNotNull) {
      return alter + "SET NOT NULL";
    } else if (change instanceof ColumnChange.DropNotNull) {
      return alter + "DROP NOT NULL";
    } else if (change instanceof ColumnChange.SetDefault set) {
      return alter + "SET DEFAULT " + statements.value(set.value());
    } else if (change instanceof ColumnChange.DropDefault) {
      return alter + "DROP DEFAULT";
    }
    return comment(table, columnPath(table, column), ((ColumnChange.SetComment) change).text())
        .sql();
  }

  private SqlStep createIndex(QualifiedName table, Index index, Problems problems) {
    String what = "index \"" + index.name() + "\"";
    if (index.isConcurrent()) {
      problems.concurrently();
    }
    if (index.where() != null) {
      problems.add("H2 has no partial indexes (%s)%s", what, FULL_TEXT);
    }
    if (!index.include().isEmpty()) {
      problems.add("H2 has no INCLUDE columns in an index (%s): make them keys", what);
    }
    if (index.method() != null) {
      problems.add(
          "H2 chooses the method of an index itself (%s): leave .using(\"%s\") to other databases"
              + " with op.on(..)",
          what, index.method());
    }
    List<String> keys = new ArrayList<>();
    for (var key : index.keys()) {
      if (key.expression() != null) {
        problems.add("H2 has no expressions in an index (%s)%s", what, FULL_TEXT);
      }
      if (key.operatorClass() != null) {
        problems.add("H2 has no operator classes (%s)", what);
      }
      if (key.column() != null) {
        keys.add(
            identifier(key.column())
                + (key.isDescending() ? " DESC" : "")
                + (key.nulls() == null ? "" : " NULLS " + key.nulls()));
      }
    }
    String unique = index.isUnique() ? "UNIQUE " : "";
    String nulls = index.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "";
    Name name = names.cut(Objects.requireNonNull(index.name(), "recorded indexes have names"));
    return SqlStep.ddl(
        "CREATE "
            + unique
            + nulls
            + "INDEX "
            + identifier(name)
            + " ON "
            + identifier(table)
            + " ("
            + String.join(", ", keys)
            + ")",
        new Effect.CreatesIndex(table, name));
  }

  private String constraint(Constraint constraint, Problems problems) {
    Name name = Objects.requireNonNull(constraint.name(), "recorded constraints have names");
    String head = "CONSTRAINT " + identifier(names.cut(name)) + " ";
    if (constraint instanceof Constraint.PrimaryKey key) {
      return head + "PRIMARY KEY (" + statements.names(key.columns()) + ")";
    } else if (constraint instanceof Constraint.Unique unique) {
      if (unique.usingIndex() != null) {
        problems.add(
            "H2 can't make an index a constraint (\"%s\"): drop the index and add the constraint",
            name);
      }
      return head
          + "UNIQUE "
          + (unique.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
          + "("
          + statements.names(unique.columns())
          + ")";
    } else if (constraint instanceof Constraint.Check check) {
      if (check.isNotValid()) {
        problems.notValid(name);
      }
      return head + "CHECK (" + check.condition() + ")";
    }
    return head + foreignKey((Constraint.ForeignKey) constraint, name, problems);
  }

  private String foreignKey(Constraint.ForeignKey key, Name name, Problems problems) {
    if (key.isDeferrable()) {
      problems.add(
          "H2 checks a foreign key at once and can't defer it (\"%s\"): leave .deferrable() to other"
              + " databases with op.on(..)",
          name);
    }
    if (key.isNotValid()) {
      problems.notValid(name);
    }
    return "FOREIGN KEY ("
        + statements.names(key.columns())
        + ") REFERENCES "
        + identifier(key.table())
        + " ("
        + statements.names(key.referenced())
        + ")"
        + action(" ON DELETE ", key.onDelete())
        + action(" ON UPDATE ", key.onUpdate());
  }

  private static String action(String when, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : when + action.name().replace('_', ' ');
  }

  private String columnPath(QualifiedName table, Name column) {
    return "COLUMN " + identifier(table) + "." + identifier(column);
  }

  private SqlStep comment(QualifiedName table, String on, @Nullable String text) {
    return SqlStep.ddl(
        "COMMENT ON " + on + " IS " + literal(new Literal(text)), new Effect.Alters(table));
  }

  private static List<SqlStep> one(String sql, Effect.Definition effect) {
    return List.of(SqlStep.ddl(sql, effect));
  }

  /** What H2 cannot do of one operation. */
  private static final class Problems {
    private final List<String> found = new ArrayList<>();

    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours
    void add(String text, @Nullable Object... arguments) {
      found.add(String.format(text, arguments));
    }

    void concurrently() {
      add(
          "H2 builds an index while it holds the table: leave .concurrently() to other databases with"
              + " op.on(..)");
    }

    void notValid(Name constraint) {
      add(
          "H2 checks the rows that are there when a constraint comes (\"%s\"): leave .notValid() to"
              + " other databases with op.on(..)",
          constraint);
    }

    Name checked(Name name) {
      if (name.text().length() > H2Names.LIMIT) {
        add(
            "\"%s\" has %d characters; H2 allows %d in a name",
            name, name.text().length(), H2Names.LIMIT);
      }
      return name;
    }
  }
}
