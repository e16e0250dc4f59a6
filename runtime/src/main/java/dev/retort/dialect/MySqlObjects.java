package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases, sequences and enums of MariaDB and MySQL. */
final class MySqlObjects {

  private final MySqlFamilyDialect dialect;
  private final ColumnEnums enums;

  MySqlObjects(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
    this.enums = new Enums(dialect);
  }

  /** The steps of what is not as the standard has it, or null. */
  @Nullable List<SqlStep> change(Operation.ObjectChange change, Schema before, Problems problems) {
    if (change instanceof Operation.DropSchema drop) {
      return dropSchema(drop);
    } else if (change instanceof Operation.CreateSequence create) {
      return createSequence(create.sequence(), problems);
    }
    return enums.change(change, before, problems);
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

  /** A statement restates a column whole, its default too. */
  private static final class Enums extends ColumnEnums {
    private final MySqlFamilyDialect dialect;

    Enums(MySqlFamilyDialect dialect) {
      super(dialect);
      this.dialect = dialect;
    }

    @Override
    List<SqlStep> restated(QualifiedName name, Schema columns, Schema enums, Problems problems) {
      return dialect.columns.restated(name, columns, enums, problems);
    }

    @Override
    List<SqlStep> renamedDefault(
        QualifiedName table,
        ColumnDefinition column,
        Operation.RenameEnumValue rename,
        Schema both,
        Problems problems) {
      return List.of();
    }
  }
}
