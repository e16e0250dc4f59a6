package dev.retort.processor;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.check.ChainCheck;
import dev.retort.processor.check.ClassCheck;
import dev.retort.processor.ledger.Births;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ClassReference;
import dev.retort.processor.model.GeneratedFactories;
import dev.retort.processor.model.GeneratedNames;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.model.Positioned;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.recorded.RecordedFiles;
import dev.retort.processor.source.FirstAnalysis;
import dev.retort.processor.source.SourceFiles;
import dev.retort.processor.write.EarlierOutput;
import dev.retort.processor.write.OutputWriter;
import dev.retort.processor.write.WrittenRevision;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The passes over one compilation: read, give IDs, check, write.
 *
 * <p>It knows three kinds of revisions. <em>Sources</em> are compiled now. <em>Kept</em> ones were
 * compiled into this folder earlier and only their class files are seen: they are of this module
 * too, and stay in its index. All others lie in another jar: they are what ours follow.
 */
final class ChainCompilation {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final Problems problems;
  private final ModelReader reader;
  private final ClassCheck classCheck;
  private final GeneratedFactories factories;
  private final EarlierOutput earlier;
  private final OutputWriter writer;
  private final LedgerKeeper ledger;
  private final SqlFiles sqlFiles;
  private final Map<String, RevisionModel> models = new LinkedHashMap<>();
  private final Map<String, RevisionNode> nodes = new LinkedHashMap<>();
  private final Map<String, RevisionModel> ours = new LinkedHashMap<>();
  private final Set<String> creatable = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private String lookingAt = "the first revision";

  ChainCompilation(
      ProcessingEnvironment environment, Options options, Clock clock, Problems problems)
      throws IOException {
    this.environment = environment;
    this.options = options;
    this.problems = problems;
    this.reader = new ModelReader(environment);
    this.classCheck =
        new ClassCheck(environment.getElementUtils(), environment.getTypeUtils(), problems);
    this.factories = new GeneratedFactories(environment.getElementUtils());
    this.earlier = EarlierOutput.read(environment.getFiler());
    this.writer = new OutputWriter(environment.getFiler(), environment.getElementUtils());
    this.ledger = new LedgerKeeper(environment, options, clock, writer.folder(), earlier, problems);
    this.sqlFiles = new SqlFiles(environment, problems);
    VersionCheck.check(environment.getElementUtils(), problems);
  }

  /** The class that was looked at last, for internal failures. */
  String lookingAt() {
    return lookingAt;
  }

  /** Compiles revisions that this round brought. */
  void compile(List<TypeElement> elements) throws IOException {
    List<RevisionModel> found = new ArrayList<>();
    elements.forEach(element -> read(element, true, found));
    readEarlierOutput(found);
    readReferences(found);
    found.forEach(model -> ours.put(model.binaryName(), model));
    for (RevisionModel model : found) {
      if (model.isSource()) {
        lookingAt = model.canonicalName();
        sqlFiles.look(model);
      }
    }
    Map<String, Births.Birth> births = ledger.births(found);
    for (RevisionModel model : models.values()) {
      lookingAt = model.canonicalName();
      if (!nodes.containsKey(model.binaryName()) || births.containsKey(lookingAt)) {
        nodes.put(model.binaryName(), node(model, births.get(lookingAt)));
      }
    }
    ChainCheck.check(models.values(), RevisionGraph.of(nodes.values()), problems);
    writeFactories();
  }

  /** Reads a class that was not read before, or only as an earlier round's class file. */
  private void read(TypeElement element, boolean isSource, List<RevisionModel> found) {
    String name = environment.getElementUtils().getBinaryName(element).toString();
    lookingAt = name;
    RevisionModel model = reader.read(element, isSource);
    if (model == null) {
      return;
    }
    models.put(name, model);
    found.add(model);
    if (!isSource || classCheck.check(model)) {
      creatable.add(name);
    }
  }

  /** What an earlier compilation left and is still there. */
  private void readEarlierOutput(List<RevisionModel> found) {
    for (RevisionNode node : earlier.nodes()) {
      if (models.containsKey(node.className())) {
        continue;
      }
      TypeElement element = reader.byBinaryName(node.className());
      if (element != null && (isSource(element) || isInOutput(node.className()))) {
        read(element, isSource(element), found);
      } else if (element == null && isInOutput(node.className())) {
        // The output folder is not on the class path: the index is all there is.
        nodes.putIfAbsent(node.className(), node);
      }
    }
  }

  /** What ours follow: in jars, or in sources that are compiled only because ours name them. */
  private void readReferences(List<RevisionModel> found) {
    Deque<RevisionModel> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      RevisionModel model = open.remove();
      List<RevisionModel> named = new ArrayList<>();
      for (Positioned<ClassReference> reference : model.references()) {
        TypeElement element = reference.value().element();
        if (element != null && !models.containsKey(reference.value().binaryName())) {
          read(element, isSource(element), named);
        }
      }
      open.addAll(named);
      named.stream()
          .filter(each -> each.isSource() || isInOutput(each.binaryName()))
          .forEach(found::add);
    }
  }

  private boolean isSource(TypeElement element) {
    return SourceFiles.uri(environment, element) != null;
  }

  private boolean isInOutput(String binaryName) {
    return EarlierOutput.hasClassFile(environment.getFiler(), binaryName);
  }

  private RevisionNode node(RevisionModel model, Births.@Nullable Birth birth) {
    RevisionId id = birth == null ? idInJar(model) : birth.id();
    boolean isPinned = !model.id().value().isEmpty();
    return new RevisionNode(
        id,
        birth != null ? birth.hash() : isPinned ? null : id.hash(),
        model.binaryName(),
        model.downNames(),
        // What is no label has been told, and could not be read back from the index.
        model.labels().stream()
            .map(Positioned::value)
            .filter(label -> RevisionId.whyIllegal(label) == null)
            .toList(),
        model.dependsOnNames(),
        model.message().value(),
        birth == null ? null : birth.birth());
  }

  private RevisionId idInJar(RevisionModel model) {
    if (RevisionId.whyIllegal(model.id().value()) == null) {
      return new RevisionId(model.id().value());
    }
    RevisionId id = factories.id(model);
    return id != null
        ? id
        : new RevisionId("unknown_" + model.binaryName().replaceAll("[^A-Za-z0-9.]", "_"));
  }

  /** Writes each package that has a new source: with all revisions of this module that it has. */
  private void writeFactories() throws IOException {
    Map<String, List<RevisionModel>> packages = new TreeMap<>();
    for (RevisionModel model : ours.values()) {
      if (!written.contains(model.binaryName())) {
        packages.computeIfAbsent(model.packageName(), key -> new ArrayList<>()).add(model);
      }
    }
    for (Map.Entry<String, List<RevisionModel>> entry : packages.entrySet()) {
      List<RevisionModel> members = entry.getValue();
      if (members.stream().noneMatch(RevisionModel::isSource)) {
        continue;
      }
      List<WrittenRevision> revisions = new ArrayList<>();
      for (RevisionModel model : members) {
        lookingAt = model.canonicalName();
        RevisionNode node = Objects.requireNonNull(nodes.get(model.binaryName()));
        revisions.add(
            creatable.contains(model.binaryName())
                ? WrittenRevision.created(node, model.element())
                : WrittenRevision.named(node));
      }
      for (RevisionNode node : nodes.values()) {
        if (!models.containsKey(node.className())
            && GeneratedNames.packageOf(node.className()).equals(entry.getKey())) {
          revisions.add(WrittenRevision.named(node));
        }
      }
      revisions.forEach(revision -> written.add(revision.node().className()));
      writer.writeFactory(
          entry.getKey(), revisions, members.stream().map(RevisionModel::element).toList());
    }
  }

  /**
   * Writes what can only be written when all rounds are over.
   *
   * @param compiled the names of all classes that the compiler was given
   * @param module the module whose {@code module-info} belongs to this compilation, or null
   */
  void finish(boolean errors, Set<String> compiled, @Nullable ModuleElement module)
      throws IOException {
    lookingAt = "the generated resources";
    EarlierOutput.Rest rest = Leftovers.of(environment, reader, earlier, writer.packages());
    ProvidesCheck.check(environment.getElementUtils(), module, writer.factories(), rest, problems);
    ledger.finish();
    if (!errors && !problems.hasErrors() && areReferencesKnown()) {
      ledger.write(compiled);
      RecordedFiles recorded =
          new RecordedFiles(environment.getFiler(), earlier.indexes().keySet());
      writer.finish(nodes, rest);
      Set<String> left = new HashSet<>(writer.factories());
      left.addAll(rest.indexes().keySet());
      forget(earlier, left, environment.getFiler());
      sqlFiles.write(writer.factories());
      Review review = new Review(environment, options, ledger.place(), writer.folder(), problems);
      review.writeAtEnd(compiled);
      SchemaCompilation schema =
          new SchemaCompilation(
              environment,
              options.schema(),
              problems,
              RevisionGraph.of(nodes.values()),
              models,
              new Memory(recorded, factories, writer.revisions()),
              sqlFiles,
              compiled,
              review);
      FirstAnalysis.whenItStarts(environment, schema::run);
    }
  }

  /** Takes back what is remembered of factories that are no longer of this module. */
  static void forget(EarlierOutput earlier, Set<String> left, Filer filer) throws IOException {
    EarlierOutput.delete(
        filer,
        earlier.indexes().keySet().stream()
            .filter(factory -> !left.contains(factory))
            .map(RecordedFiles::resource)
            .toList());
  }

  /**
   * Whether the compiler knows every class that ours name: by now also those that other processors
   * generated. Where not, it fails, but tells so only after us.
   */
  private boolean areReferencesKnown() {
    for (RevisionModel model : ours.values()) {
      if (!model.knowsItsReferences()) {
        lookingAt = model.canonicalName();
        TypeElement element = reader.byBinaryName(model.binaryName());
        RevisionModel now = element == null ? null : reader.read(element, model.isSource());
        if (now == null || !now.knowsItsReferences()) {
          return false;
        }
        RevisionNode node = Objects.requireNonNull(nodes.get(model.binaryName()));
        nodes.put(
            node.className(),
            new RevisionNode(
                node.id(),
                node.hash(),
                node.className(),
                now.downNames(),
                node.labels(),
                now.dependsOnNames(),
                node.message(),
                node.birth()));
      }
    }
    return true;
  }
}
