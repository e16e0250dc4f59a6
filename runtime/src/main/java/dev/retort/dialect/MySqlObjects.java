package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.EnumDefinition;
import dev.retort.op.EnumPosition;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.Sql;
import dev.retort.op.Where;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases, sequences and enums of MariaDB and MySQL. */
final class MySqlObjects {

  private final MySqlFamilyDialect dialect;

  MySqlObjects(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
  }

  /** The steps of what is not as the standard has it, or null. */
  @Nullable List<SqlStep> change(Operation.ObjectChange change, Schema before, Problems problems) {
    if (change instanceof Operation.DropSchema drop) {
      return dropSchema(drop);
    } else if (change instanceof Operation.CreateSequence create) {
      return createSequence(create.sequence(), problems);
    } else if (change instanceof Operation.CreateEnum) {
      return List.of(); // each column carries the values
    } else if (change instanceof Operation.DropEnum drop) {
      Uses.ofEnum(drop, before, problems);
      return List.of();
    } else if (change instanceof Operation.AddEnumValue add) {
      return known(add.name(), before, problems)
          ? dialect.columns.restated(
              add.name(), before, before.after(add, dialect.database()), problems)
          : List.of();
    } else if (change instanceof Operation.RenameEnumValue rename) {
      return known(rename.name(), before, problems)
          ? renameValue(rename, before, problems)
          : List.of();
    }
    return null;
  }

  /**
   * A database. DROP DATABASE takes all that is in it along, so a statement before it fails where
   * there is something.
   */
  private List<SqlStep> dropSchema(Operation.DropSchema drop) {
    String name = dialect.text(drop.schema().text());
    return List.of(
        new SqlStep(
            "SET @retort_drops_empty_schemas_only = (SELECT 1 FROM information_schema.TABLES WHERE"
                + " TABLE_SCHEMA = "
                + name
                + " UNION ALL SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = "
                + name
                + " UNION ALL SELECT 1)",
            List.of(),
            new Effect.Data(),
            false),
        SqlStep.ddl(
            "DROP SCHEMA " + dialect.identifier(drop.schema()),
            new Effect.DropsObject(Effect.ObjectKind.SCHEMA, drop.name())));
  }

  /** Where nothing is said, MariaDB lets a session take a thousand values at once. */
  private @Nullable List<SqlStep> createSequence(Sequence sequence, Problems problems) {
    if (sequence.cache() > 1 || !dialect.facts().has(Feature.SEQUENCE)) {
      return null;
    }
    problems.checked(sequence.name().name());
    return StandardDialect.one(
        "CREATE SEQUENCE "
            + dialect.identifier(sequence.name())
            + StandardObjects.options(sequence, "", problems)
            + " NOCACHE",
        new Effect.CreatesObject(Effect.ObjectKind.SEQUENCE, sequence.name()));
  }

  // Enums

  private boolean known(QualifiedName name, Schema before, Problems problems) {
    boolean known = before.enumOf(name) != null;
    if (!known) {
      problems.add(
          "each column of %s carries the values of its enum, and no operation of the chain made the"
              + " enum \"%s\": say createEnum(..), or write the statements with execute(..)",
          dialect.title(), name);
    }
    return known;
  }

  /** The columns take both values, the rows get the new one, the columns lose the old one. */
  private List<SqlStep> renameValue(
      Operation.RenameEnumValue rename, Schema before, Problems problems) {
    EnumDefinition definition = before.enumOf(rename.name());
    if (definition == null || !definition.values().contains(rename.value())) {
      problems.add("the enum \"%s\" has no value '%s'", rename.name(), rename.value());
      return List.of();
    }
    Schema both =
        before.after(
            new Operation.AddEnumValue(
                rename.name(), rename.newValue(), new EnumPosition(false, rename.value())),
            dialect.database());
    Schema after = before.after(rename, dialect.database());
    List<SqlStep> steps = new ArrayList<>();
    steps.addAll(dialect.columns.restated(rename.name(), before, both, problems));
    for (Table table : before.tables()) {
      for (ColumnDefinition column : MySqlColumns.ofEnum(table, rename.name())) {
        steps.add(update(table.name(), column, rename));
      }
    }
    steps.addAll(dialect.columns.restated(rename.name(), after, after, problems));
    return steps;
  }

  private SqlStep update(
      QualifiedName table, ColumnDefinition column, Operation.RenameEnumValue rename) {
    ColumnDefault value = new ColumnDefault.Value(new Literal(rename.newValue()));
    return dialect.statements.update(
        new Operation.Update(
            table,
            new Assignments(List.of(new Assignments.Assignment(column.name(), value))),
            new Where(
                new Sql(dialect.identifier(column.name()) + " = " + dialect.text(rename.value())),
                List.of())));
  }
}
