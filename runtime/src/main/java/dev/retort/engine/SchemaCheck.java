package dev.retort.engine;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.compare.Comparison;
import dev.retort.compare.Expectation;
import dev.retort.compare.Inventory;
import dev.retort.compare.Spelling;
import dev.retort.compare.SqlBeside;
import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a live database is against the schema at its revision.
 *
 * @param heads where the database stands
 * @param differences in an order that is the same each time
 */
public record SchemaCheck(List<RevisionId> heads, List<Difference> differences) {

  /**
   * Compares the catalogue with the fold of what is applied. Read-only.
   *
   * @throws RunFailure of kind DRIFT where that fold is not known, of kind SCHEMA where a revision
   *     can't be recorded
   */
  static SchemaCheck of(
      Connection connection,
      Dialect dialect,
      RevisionGraph graph,
      Recorder recorder,
      Applied applied,
      RetortTables tables)
      throws SQLException {
    requireKnown(applied);
    Schema schema = Schema.empty();
    SqlBeside beside = new SqlBeside(dialect);
    for (RevisionNode node : graph.ordered(applied.applied())) {
      List<Operation> operations = Planner.recorded(recorder, node);
      schema = schema.after(operations, dialect.database());
      beside.add(node.id().value(), operations);
    }
    CatalogueReader catalogue = CatalogueReader.of(connection, dialect);
    Spelling spelling = catalogue.spelling();
    Set<String> schemas = new HashSet<>();
    Set<@Nullable String> made = new HashSet<>();
    made.add(null);
    for (Name created : schema.schemas()) {
      schemas.add(spelling.stored(created));
      made.add(spelling.schema(spelling.stored(created)));
    }
    names(schema)
        .map(QualifiedName::schema)
        .forEach(
            name -> {
              if (name != null) {
                schemas.add(spelling.stored(name));
              }
            });
    Inventory found = catalogue.read(schemas);
    return new SchemaCheck(
        applied.heads(graph),
        new Comparison(spelling, beside, List.of(tables.history(), tables.log(), tables.lock()))
            .differences(Expectation.of(schema, spelling), found, made));
  }

  private static Stream<QualifiedName> names(Schema schema) {
    return Stream.of(
            schema.tables().stream().map(table -> table.name()),
            schema.views().stream().map(view -> view.name()),
            schema.sequences().stream().map(sequence -> sequence.name()),
            schema.enums().stream().map(definition -> definition.name()))
        .flatMap(each -> each);
  }

  private static void requireKnown(Applied applied) {
    if (!applied.inProgress().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT,
          "the schema can't be compared while a revision is half done: "
              + Interrupted.told(applied.inProgress().get(0))
              + "; apply() or downgrade(..) finishes it",
          null);
    } else if (!applied.unknown().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT,
          "the schema can't be compared, because the database has revisions that the code does not"
              + " know: "
              + applied.unknown().stream()
                  .map(row -> row.id() + " (" + row.message() + ")")
                  .collect(Collectors.joining(", "))
              + "; compare with the code that has them",
          null);
    }
  }
}
