package dev.retort.cli;

import dev.retort.cli.source.Names;
import dev.retort.cli.source.NewRevision;
import dev.retort.cli.source.NewRevision.Body;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Changes that are safe on a table with rows only in several revisions. */
final class PatternOptions {

  /** The patterns. */
  enum Pattern {
    /** A new column that has a value in every row. */
    NOT_NULL;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description =
          "Write the classes of a safe pattern. not-null: a column that every row has, added,"
              + " filled in batches, then required; needs --table, --column, --type and --value.",
      converter = PatternConverter.class)
  @Nullable Pattern name;

  @Option(names = "--table", paramLabel = "NAME", description = "The pattern's table.")
  @Nullable String table;

  @Option(names = "--column", paramLabel = "NAME", description = "The pattern's column.")
  @Nullable String column;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "The column's type as migrations say it: varchar(50), bigint().")
  @Nullable String type;

  @Option(
      names = "--value",
      paramLabel = "SQL",
      description = "What the rows that are there get: an SQL expression, LOWER(name).")
  @Nullable String value;

  /** By the names that the help shows. */
  static final class PatternConverter implements picocli.CommandLine.ITypeConverter<Pattern> {
    @Override
    public Pattern convert(String text) {
      for (Pattern pattern : Pattern.values()) {
        if (pattern.toString().equals(text)) {
          return pattern;
        }
      }
      throw new picocli.CommandLine.TypeConversionException(
          "there is no pattern '" + text + "'; there is not-null");
    }
  }

  /** The revisions of the pattern, each of which follows the one before. */
  List<NewRevision> revisions(
      String packageName,
      String message,
      List<String> downs,
      List<String> dependsOn,
      List<String> labels) {
    if (table == null || column == null || type == null || value == null) {
      throw new UsageException("--pattern not-null needs --table, --column, --type and --value");
    }
    try {
      QualifiedName.of(table);
      Name.of(column);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    String stem = Names.camelCase(table.replace('.', '_')) + Names.camelCase(column);
    String on = literal(table);
    String name = literal(column);
    NewRevision add =
        new NewRevision(
            packageName,
            "Add" + stem,
            message + ": add " + column,
            downs,
            dependsOn,
            labels,
            Body.upgrade(
                "op.addColumn(" + on + ", column(" + name + ", " + type + ").nullable());"));
    NewRevision fill =
        new NewRevision(
            packageName,
            "Fill" + stem,
            message + ": fill " + column,
            List.of(add.className()),
            List.of(),
            List.of(),
            new Body(
                "Migration",
                "op.backfill(\n    "
                    + on
                    + ",\n    setSql("
                    + name
                    + ", "
                    + literal(value)
                    + "),\n    where("
                    + literal(column + " IS NULL")
                    + "),\n    batchesOf(10_000));",
                "// the column goes with the revision below"));
    NewRevision require =
        new NewRevision(
            packageName,
            "Require" + stem,
            message + ": require " + column,
            List.of(fill.className()),
            List.of(),
            List.of(),
            Body.upgrade("op.alterColumn(" + on + ", " + name + ", setNotNull());"));
    return List.of(add, fill, require);
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
