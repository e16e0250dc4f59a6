package dev.retort.processor;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.processor.ledger.KeptFile;
import dev.retort.processor.ledger.LedgerLocation;
import dev.retort.processor.ledger.LedgerMode;
import dev.retort.processor.ledger.Whereabouts;
import dev.retort.processor.lint.Knowledge;
import dev.retort.processor.lint.Linter;
import dev.retort.processor.lint.RevisionSteps;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.review.ReviewFolder;
import dev.retort.processor.review.RevisionScript;
import dev.retort.processor.review.SchemaJson;
import dev.retort.processor.review.SchemaScript;
import dev.retort.processor.source.CompilationEnd;
import dev.retort.processor.write.Resources;
import dev.retort.schema.Schema;
import dev.retort.spi.ReviewedFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What is written for reviews: resources among the classes, and the files in version control that
 * show what runs and what the schema becomes.
 *
 * <p>Those files are written when the whole compilation has succeeded; where the ledger is frozen
 * they are compared instead.
 */
final class Review {

  /** What the schema checks know by the time that this is looked at. */
  record Chain(
      RevisionGraph graph,
      Map<String, RevisionSteps> revisions,
      Map<String, RevisionModel> models,
      Linter linter,
      List<Dialect> dialects) {}

  /**
   * A file in version control.
   *
   * @param revision whose SQL it is; null for the schema
   */
  private record Kept(Path path, String text, @Nullable RevisionSteps revision) {}

  private static final String RESOURCES = "META-INF/retort/";

  /** The schema at the head, among the classes. */
  static final String SCHEMA = RESOURCES + "schema.json";

  private final ProcessingEnvironment environment;
  private final ReviewOptions options;
  private final LedgerMode mode;
  private final LedgerPlace place;
  private final @Nullable LedgerLocation location;
  private final URI output;
  private final Problems problems;
  private final List<Kept> kept = new ArrayList<>();
  private final List<Path> obsolete = new ArrayList<>();

  /**
   * What may be written.
   *
   * @param place where the module lies
   * @param output the folder of classes
   */
  Review(
      ProcessingEnvironment environment,
      Options options,
      LedgerPlace place,
      URI output,
      Problems problems) {
    this.environment = environment;
    this.options = options.review();
    this.mode = options.mode();
    this.place = place;
    this.location = place.location();
    this.output = output;
    this.problems = problems;
  }

  /**
   * Sees to it that the files in version control are written once the compilation has succeeded.
   */
  void writeAtEnd(Set<String> compiled) {
    if (mode != LedgerMode.FROZEN && (options.sqlPath() != null || options.schemaPath() != null)) {
      CompilationEnd.ifSucceeded(environment, compiled, this::write);
    }
  }

  /**
   * Writes the resources, and compares what is kept or gets it ready to be written.
   *
   * @throws IOException when a resource could not be written
   */
  void look(Chain chain) throws IOException {
    List<String> heads = chain.graph().heads().stream().map(head -> head.id().value()).toList();
    Map<Dialect, Knowledge> known = new LinkedHashMap<>();
    chain.dialects().forEach(dialect -> known.put(dialect, chain.linter().last(dialect)));
    Element[] origins =
        chain.models().values().stream()
            .filter(RevisionModel::isSource)
            .map(RevisionModel::element)
            .toArray(Element[]::new);
    resource(SCHEMA, SchemaJson.of(heads, known), origins);
    Path sqlFolder = path(ReviewOptions.SQL_PATH, options.sqlPath());
    for (Dialect dialect : options.dialects()) {
      look(chain, dialect, sqlFolder);
    }
    Path schemaFile = path(ReviewOptions.SCHEMA, options.schemaPath());
    Dialect dialect = options.schemaDialect();
    if (schemaFile != null && dialect != null) {
      String text = SchemaScript.of(heads, chain.linter().last(dialect), dialect);
      kept.add(new Kept(schemaFile, text, null));
    }
    if (mode == LedgerMode.FROZEN) {
      compare();
    }
  }

  private void look(Chain chain, Dialect dialect, @Nullable Path sqlFolder) throws IOException {
    String database = dialect.database().name();
    Map<RevisionNode, Knowledge> found = chain.linter().found(dialect);
    Set<String> names = new HashSet<>();
    Set<String> classes = new HashSet<>();
    for (RevisionNode node : chain.graph().ordered(chain.graph().nodes())) {
      String name = ReviewedFiles.name(node);
      names.add(name);
      classes.add(node.className());
      RevisionSteps revision = chain.revisions().get(node.className());
      RevisionModel model = chain.models().get(node.className());
      if (revision == null || !revision.isSource() || model == null) {
        continue; // what an earlier compilation wrote of it stands
      }
      Schema schema = Objects.requireNonNull(found.get(node)).schema();
      String text = RevisionScript.of(revision, schema, dialect);
      resource(ReviewedFiles.folder(database) + name, text, model.element());
      if (sqlFolder != null) {
        kept.add(new Kept(sqlFolder.resolve(database).resolve(name), text, revision));
      }
    }
    // What nobody keeps nobody reviews, and a run compares itself with nothing.
    String marker = ReviewedFiles.marker(database);
    if (sqlFolder != null) {
      resource(marker, dialect.version() + "\n");
    }
    Predicate<String> isGone =
        owner ->
            classes.contains(owner)
                || place.whereabouts(owner.replace('$', '.')) == Whereabouts.GONE;
    if ("file".equals(output.getScheme())) {
      Path folder = Path.of(output).resolve(ReviewedFiles.folder(database));
      for (Path file : ReviewFolder.obsolete(folder, names, isGone)) {
        Files.deleteIfExists(file);
      }
      if (sqlFolder == null) {
        Files.deleteIfExists(Path.of(output).resolve(marker));
      }
    }
    // A folder outside may be that of several modules, and the others' classes are not seen here.
    if (sqlFolder != null && location != null && sqlFolder.startsWith(location.module())) {
      obsolete.addAll(ReviewFolder.obsolete(sqlFolder.resolve(database), names, isGone));
    }
  }

  /** Revisions of tests are nobody's to review: they would share the files of the others. */
  private @Nullable Path path(String option, @Nullable String given) {
    if (given == null || (location != null && !location.sourceSet().equals("main"))) {
      return null;
    }
    Path path = Path.of(given);
    if (path.isAbsolute()) {
      return path.normalize();
    } else if (location != null) {
      return location.module().resolve(path).normalize();
    } else if (!place.hasFiles()) {
      return null; // an editor's compilation in memory
    }
    problems.add(
        Message.REVIEW_FILE_UNUSABLE,
        Position.NOWHERE,
        given,
        "found",
        "it is relative, and the module's folder is not known",
        option);
    return null;
  }

  private void resource(String name, String text, Element... origins) throws IOException {
    Resources.write(environment.getFiler(), name, text, List.of(origins));
  }

  private void compare() {
    for (Kept file : kept) {
      try {
        String difference = ReviewFolder.difference(file.path(), file.text());
        if (difference == null) {
          continue;
        }
        RevisionSteps revision = file.revision();
        if (revision == null) {
          problems.add(
              Message.SCHEMA_NOT_AS_REVIEWED, Position.NOWHERE, shown(file.path()), difference);
        } else {
          problems.add(
              Message.SQL_NOT_AS_REVIEWED,
              revision.source().at(null),
              shown(file.path()),
              difference,
              revision.name());
        }
      } catch (IOException e) {
        unusable(file.path(), "read", e);
      }
    }
    for (Path file : obsolete) {
      problems.add(Message.SQL_OF_NO_REVISION, Position.NOWHERE, shown(file));
    }
  }

  private void write() {
    if (problems.hasErrors()) {
      return;
    }
    for (Kept file : kept) {
      try {
        ReviewFolder.write(file.path(), file.text());
      } catch (IOException e) {
        unusable(file.path(), "written", e);
      }
    }
    for (Path file : obsolete) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        unusable(file, "deleted", e);
      }
    }
    problems.reportTo(environment.getMessager());
  }

  private void unusable(Path file, String what, IOException e) {
    boolean isSchema = kept.stream().anyMatch(k -> k.revision() == null && k.path().equals(file));
    problems.add(
        Message.REVIEW_FILE_UNUSABLE,
        Position.NOWHERE,
        shown(file),
        what,
        KeptFile.why(e),
        isSchema ? ReviewOptions.SCHEMA : ReviewOptions.SQL_PATH);
  }

  /** As people say it: from the module's folder on, where it lies in it. */
  private String shown(Path file) {
    Path shown =
        location != null && file.startsWith(location.module())
            ? location.module().relativize(file)
            : file;
    return shown.toString().replace('\\', '/');
  }
}
