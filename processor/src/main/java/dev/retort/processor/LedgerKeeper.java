package dev.retort.processor;

import dev.retort.chain.RevisionNode;
import dev.retort.processor.ledger.Births;
import dev.retort.processor.ledger.Declared;
import dev.retort.processor.ledger.Ledger;
import dev.retort.processor.ledger.LedgerFile;
import dev.retort.processor.ledger.LedgerMode;
import dev.retort.processor.ledger.LedgerProblem;
import dev.retort.processor.ledger.Whereabouts;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ClassReference;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.model.Positioned;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.source.CompilationEnd;
import dev.retort.processor.source.SourceFiles;
import dev.retort.processor.write.EarlierOutput;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Reads and writes the ledger of one compilation, and tells what is wrong with it. */
final class LedgerKeeper {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final URI output;
  private final Problems problems;
  private final LedgerPlace place;
  private final Clock clock;
  private final Map<String, List<String>> earlierDowns = new HashMap<>();
  private final Map<String, RevisionModel> models = new HashMap<>();
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final Map<String, Births.Birth> births = new HashMap<>();
  private final Map<String, Whereabouts> whereabouts = new HashMap<>();
  private final List<Births.Resolution> resolutions = new ArrayList<>();
  private final List<LedgerProblem> told = new ArrayList<>();
  private @Nullable LedgerFile file;

  /** As it was read, and then as it will be written. */
  private @Nullable Ledger ledger;

  LedgerKeeper(
      ProcessingEnvironment environment,
      Options options,
      Clock clock,
      URI output,
      EarlierOutput earlier,
      Problems problems) {
    this.environment = environment;
    this.options = options;
    this.output = output;
    this.problems = problems;
    this.place = new LedgerPlace(environment, output, options.ledgerFile(), problems);
    this.clock = clock;
    for (RevisionNode node : earlier.nodes()) {
      earlierDowns.put(
          canonical(node.className()), node.downs().stream().map(LedgerKeeper::canonical).toList());
    }
  }

  /**
   * The ID of each revision of this module, by canonical class name.
   *
   * @param revisions those that this round brought; of earlier rounds it is known
   */
  Map<String, Births.Birth> births(Collection<RevisionModel> revisions) {
    revisions.forEach(model -> models.put(model.canonicalName(), model));
    place.look(revisions);
    List<Declared> brought = revisions.stream().map(this::declared).toList();
    brought.forEach(revision -> declared.put(revision.className(), revision));
    if (ledger == null) {
      file = options.mode() == LedgerMode.OFF ? null : place.ledger(revisions);
      ledger = file == null ? earlierLedger(revisions) : file.read();
    } else if (file != null) {
      file = place.ledger(revisions); // the same; but there may be more folders of sources
    }
    boolean isKept = file != null || options.mode() == LedgerMode.OFF;
    Births.Resolution resolution =
        Births.resolve(
            ledger,
            brought,
            isKept ? options.mode() : LedgerMode.RECORD,
            options.template(),
            isKept ? clock.instant() : Births.FIXED,
            surroundings());
    ledger = ledger.with(resolution);
    resolution.problems().forEach(this::report);
    resolutions.add(resolution);
    births.putAll(resolution.births());
    return births;
  }

  /** Without a ledger, the IDs that one gave before are still those that databases know. */
  private Ledger earlierLedger(Collection<RevisionModel> revisions) {
    LedgerFile unused =
        options.mode() == LedgerMode.OFF
            ? new LedgerPlace(environment, output, options.ledgerFile(), new Problems())
                .ledger(revisions)
            : null;
    Ledger earlier = unused == null ? Ledger.EMPTY : unused.read();
    return earlier.problems().isEmpty() ? earlier : Ledger.EMPTY;
  }

  private Births.Surroundings surroundings() {
    return file == null
        ? Births.Surroundings.NONE
        : new Births.Surroundings(this::whereabouts, earlierDowns, file.name());
  }

  /** Where the module lies. */
  LedgerPlace place() {
    return place;
  }

  private Whereabouts whereabouts(String className) {
    return models.containsKey(className)
        ? Whereabouts.HERE
        : whereabouts.computeIfAbsent(className, place::whereabouts);
  }

  /** Judges what is gone, now that every round has brought its revisions. */
  void finish() {
    if (file == null || ledger == null) {
      return;
    }
    Births.Resolution judged =
        Births.judgeGone(
            ledger, declared.values(), options.mode(), options.template(), surroundings());
    resolutions.add(judged);
    for (LedgerProblem problem : judged.problems()) {
      if (problem.message().kind() == Kind.NOTE) {
        told.add(problem); // when it has come true
      } else {
        report(problem);
      }
    }
  }

  /**
   * Records what was born, once the whole compilation is over: only when there is no error
   * anywhere, also none in bodies, which the compiler looks at last.
   *
   * @param compiled the names of all classes that the compiler was given
   */
  void write(Set<String> compiled) {
    if (file != null && options.mode() == LedgerMode.RECORD) {
      LedgerFile target = file;
      CompilationEnd.ifSucceeded(environment, compiled, () -> write(target));
    }
  }

  private void write(LedgerFile target) {
    try {
      LedgerProblem failure = target.write(resolutions);
      (failure == null ? told : List.of(failure)).forEach(this::report);
    } catch (RuntimeException e) {
      problems.add(
          Message.INTERNAL,
          Position.NOWHERE,
          "the ledger " + target.name(),
          InternalFailure.textAndPlace(e));
    }
    problems.reportTo(environment.getMessager());
  }

  private void report(LedgerProblem problem) {
    RevisionModel model = problem.className() == null ? null : inThisRound(problem.className());
    Position position = model == null ? Position.NOWHERE : model.position();
    if (model != null && problem.reference() != null) {
      position =
          references(model)
              .filter(each -> name(each).equals(problem.reference()))
              .map(Positioned::position)
              .findFirst()
              .orElse(position);
    }
    problems.add(problem.message(), position, problem.parts().toArray());
  }

  /** Elements of earlier rounds have no place in the source any more. */
  private @Nullable RevisionModel inThisRound(String className) {
    Elements elements = environment.getElementUtils();
    RevisionModel earlier = models.get(className);
    TypeElement element = elements.getTypeElement(className);
    return earlier == null || element == null
        ? null
        : new ModelReader(environment).read(element, earlier.isSource());
  }

  private Declared declared(RevisionModel model) {
    return new Declared(
        model.canonicalName(),
        model.message().value(),
        model.id().value(),
        model.downs().stream().map(this::name).toList(),
        model.dependsOn().stream().map(this::name).toList(),
        model.isSource());
  }

  private static Stream<Positioned<ClassReference>> references(RevisionModel model) {
    return Stream.concat(model.downs().stream(), model.dependsOn().stream());
  }

  /** The canonical name; of a class that the compiler does not know, the one that is written. */
  private String name(Positioned<ClassReference> reference) {
    ClassReference named = reference.value();
    if (named.element() != null) {
      return named.element().getQualifiedName().toString();
    }
    String written = SourceFiles.className(environment, reference.position());
    return written == null ? canonical(named.binaryName()) : written;
  }

  private static String canonical(String binaryName) {
    return binaryName.replace('$', '.');
  }
}
