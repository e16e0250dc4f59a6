package dev.retort.processor;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.check.ChainCheck;
import dev.retort.processor.check.ClassCheck;
import dev.retort.processor.ledger.Births;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ClassReference;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.model.Positioned;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.write.EarlierOutput;
import dev.retort.processor.write.OutputWriter;
import dev.retort.processor.write.WrittenRevision;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** The passes over one compilation: read, give IDs, check, write. */
final class ChainCompilation {

  private final ProcessingEnvironment environment;
  private final Problems problems;
  private final ModelReader reader;
  private final ClassCheck classCheck;
  private final OutputWriter writer;
  private final EarlierOutput earlier;
  private final LedgerKeeper ledger;
  private final Map<String, RevisionModel> models = new LinkedHashMap<>();
  private final Map<String, String> factories = new TreeMap<>();
  private String lookingAt = "the first revision";
  private @Nullable TypeElement anySource;

  ChainCompilation(
      ProcessingEnvironment environment, Options options, Clock clock, Problems problems) {
    this.environment = environment;
    this.problems = problems;
    this.reader = new ModelReader(environment.getElementUtils());
    this.classCheck =
        new ClassCheck(environment.getElementUtils(), environment.getTypeUtils(), problems);
    this.writer = new OutputWriter(environment.getFiler());
    this.earlier = EarlierOutput.read(environment.getFiler());
    this.ledger = new LedgerKeeper(environment, options, clock, earlier, problems);
    VersionCheck.check(environment.getElementUtils(), problems);
  }

  /** The class that was looked at last, for internal failures. */
  String lookingAt() {
    return lookingAt;
  }

  /** Compiles revisions that this round brought. */
  void compile(List<TypeElement> elements) throws IOException {
    List<RevisionModel> sources = new ArrayList<>();
    Set<RevisionModel> creatable = new HashSet<>();
    for (TypeElement element : elements) {
      lookingAt = element.getQualifiedName().toString();
      anySource = element;
      RevisionModel model = Objects.requireNonNull(reader.read(element, true));
      sources.add(model);
      models.put(model.binaryName(), model);
      if (classCheck.check(model)) {
        creatable.add(model);
      }
    }
    List<RevisionNode> remembered = readTheRest(sources);
    List<RevisionModel> ours = new ArrayList<>(sources);
    models.values().stream().filter(this::isInEarlierOutput).forEach(ours::add);
    Map<String, Births.Birth> births = ledger.births(ours);
    Map<String, RevisionNode> nodes = new LinkedHashMap<>();
    for (RevisionModel model : models.values()) {
      lookingAt = model.canonicalName();
      nodes.put(model.binaryName(), node(model, births.get(model.canonicalName())));
    }
    remembered.forEach(node -> nodes.putIfAbsent(node.className(), node));
    ChainCheck.check(models.values(), RevisionGraph.of(nodes.values()), problems);
    write(ours, creatable, nodes, remembered);
  }

  /** What the sources follow, in class files; and what earlier compilations left beside them. */
  private List<RevisionNode> readTheRest(List<RevisionModel> sources) {
    Deque<RevisionModel> open = new ArrayDeque<>(sources);
    while (!open.isEmpty()) {
      RevisionModel model = open.poll();
      List<Positioned<ClassReference>> references = new ArrayList<>(model.downs());
      references.addAll(model.dependsOn());
      for (Positioned<ClassReference> reference : references) {
        RevisionModel found = readClassFile(reference.value().element());
        if (found != null) {
          open.add(found);
        }
      }
    }
    List<RevisionNode> remembered = new ArrayList<>();
    for (List<RevisionNode> index : earlier.indexes().values()) {
      for (RevisionNode node : index) {
        TypeElement element =
            environment.getElementUtils().getTypeElement(node.className().replace('$', '.'));
        if (element != null) {
          readClassFile(element);
        } else if (EarlierOutput.hasClassFile(environment.getFiler(), node.className())) {
          remembered.add(node);
        }
      }
    }
    return remembered;
  }

  private @Nullable RevisionModel readClassFile(@Nullable TypeElement element) {
    if (element == null) {
      return null;
    }
    String binaryName = environment.getElementUtils().getBinaryName(element).toString();
    if (models.containsKey(binaryName)) {
      return null;
    }
    lookingAt = binaryName;
    RevisionModel model = reader.read(element, false);
    if (model != null) {
      models.put(binaryName, model);
    }
    return model;
  }

  private boolean isInEarlierOutput(RevisionModel model) {
    return !model.isSource()
        && earlier.indexes().values().stream()
            .flatMap(List::stream)
            .anyMatch(node -> node.className().equals(model.binaryName()));
  }

  private RevisionNode node(RevisionModel model, Births.@Nullable Birth birth) {
    RevisionId id = birth == null ? idInJar(model) : birth.id();
    return new RevisionNode(
        id,
        birth == null ? (model.id().value().isEmpty() ? id.hash() : null) : birth.hash(),
        model.binaryName(),
        model.downNames(),
        model.labels().stream().map(Positioned::value).toList(),
        model.dependsOnNames(),
        model.message().value(),
        birth == null ? null : birth.birth());
  }

  /** The ID of a revision in another jar: the generated factory beside it has it as a constant. */
  private RevisionId idInJar(RevisionModel model) {
    if (RevisionId.whyIllegal(model.id().value()) == null) {
      return new RevisionId(model.id().value());
    }
    String constant = model.simpleName().replace('.', '_');
    for (TypeElement type :
        ElementFilter.typesIn(
            environment.getElementUtils().getPackageOf(model.element()).getEnclosedElements())) {
      if (type.getSimpleName().toString().endsWith("_Revisions")) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
          if (field.getSimpleName().contentEquals(constant)
              && field.getConstantValue() instanceof String id
              && RevisionId.whyIllegal(id) == null) {
            return new RevisionId(id);
          }
        }
      }
    }
    return new RevisionId("unknown_" + model.binaryName().replaceAll("[^A-Za-z0-9.]", "_"));
  }

  private void write(
      List<RevisionModel> ours,
      Set<RevisionModel> creatable,
      Map<String, RevisionNode> nodes,
      List<RevisionNode> remembered)
      throws IOException {
    Map<String, List<RevisionModel>> packages = new TreeMap<>();
    ours.forEach(
        model ->
            packages.computeIfAbsent(model.packageName(), key -> new ArrayList<>()).add(model));
    for (Map.Entry<String, List<RevisionModel>> entry : packages.entrySet()) {
      if (entry.getValue().stream().noneMatch(RevisionModel::isSource)) {
        continue;
      }
      List<WrittenRevision> revisions = new ArrayList<>();
      for (RevisionModel model : entry.getValue()) {
        revisions.add(
            new WrittenRevision(
                ClassName.get(model.element()),
                !model.isSource() || creatable.contains(model),
                Objects.requireNonNull(nodes.get(model.binaryName()))));
      }
      remembered.stream()
          .filter(node -> packageOf(node.className()).equals(entry.getKey()))
          .forEach(node -> revisions.add(new WrittenRevision(className(node), false, node)));
      ClassName factory = factory(entry.getKey(), revisions);
      lookingAt = factory.reflectionName();
      factories.put(entry.getKey() + "/" + factory, factory.reflectionName());
      writer.writePackage(
          factory, revisions, entry.getValue().stream().map(RevisionModel::element).toList());
    }
  }

  /** The factory that the package has already, or one named after its first-born revision. */
  private ClassName factory(String packageName, List<WrittenRevision> revisions) {
    Set<String> written = new HashSet<>();
    revisions.forEach(revision -> written.add(revision.node().className()));
    for (Map.Entry<String, List<RevisionNode>> each : earlier.indexes().entrySet()) {
      boolean same =
          packageOf(each.getKey()).equals(packageName)
              && !factories.containsValue(each.getKey())
              && each.getValue().stream().anyMatch(node -> written.contains(node.className()));
      if (same) {
        return ClassName.get(
            packageName, each.getKey().substring(each.getKey().lastIndexOf('.') + 1));
      }
    }
    WrittenRevision first =
        revisions.stream()
            .min(
                Comparator.comparing(
                        (WrittenRevision revision) -> revision.node().birth(),
                        Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder()))
                    .thenComparing(revision -> revision.node().className()))
            .orElseThrow();
    return ClassName.get(
        packageName, String.join("_", first.className().simpleNames()) + "_Revisions");
  }

  private static ClassName className(RevisionNode node) {
    String packageName = packageOf(node.className());
    String name =
        packageName.isEmpty()
            ? node.className()
            : node.className().substring(packageName.length() + 1);
    return ClassName.get(packageName, name);
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /**
   * Writes what can only be written when all rounds are over.
   *
   * @param compiled the names of all classes that the compiler was given
   */
  void finish(boolean errors, Set<String> compiled) throws IOException {
    Collection<String> all = new HashSet<>(factories.values());
    Map<String, Boolean> left = new HashMap<>();
    earlier
        .indexes()
        .forEach(
            (factory, nodes) ->
                left.put(
                    factory,
                    nodes.stream()
                        .anyMatch(
                            node ->
                                !isRewritten(factory)
                                    && EarlierOutput.hasClassFile(
                                        environment.getFiler(), node.className()))));
    left.forEach(
        (factory, has) -> {
          if (has) {
            all.add(factory);
          }
        });
    writer.writeServices(all, earlier.foreign());
    checkProvides();
    ledger.finish();
    if (!errors && !problems.hasErrors()) {
      ledger.write(compiled);
    }
  }

  /** Whether the package of a factory was compiled now: then only what was written now counts. */
  private boolean isRewritten(String factory) {
    return factories.keySet().stream()
        .anyMatch(key -> key.substring(0, key.indexOf('/')).equals(packageOf(factory)));
  }

  /** Asked only now: earlier, JDK 17 would take the generated class for incomplete. */
  private void checkProvides() {
    if (anySource == null) {
      return;
    }
    ModuleElement module = environment.getElementUtils().getModuleOf(anySource);
    if (module == null || module.isUnnamed()) {
      return;
    }
    Set<String> provided = new HashSet<>();
    for (ModuleElement.ProvidesDirective directive :
        ElementFilter.providesIn(module.getDirectives())) {
      if (directive
          .getService()
          .getQualifiedName()
          .contentEquals("dev.retort.spi.RevisionSource")) {
        directive
            .getImplementations()
            .forEach(
                each -> provided.add(environment.getElementUtils().getBinaryName(each).toString()));
      }
    }
    List<String> missing =
        factories.values().stream().filter(name -> !provided.contains(name)).sorted().toList();
    if (!missing.isEmpty()) {
      List<String> whole = new ArrayList<>(provided);
      whole.addAll(missing);
      problems.add(
          Message.NO_PROVIDES,
          new Position(module, null, null),
          module.getQualifiedName(),
          String.join(", ", whole.stream().sorted().toList()));
    }
  }
}
