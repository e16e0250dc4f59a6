package dev.retort.processor;

import dev.retort.processor.ledger.Births;
import dev.retort.processor.ledger.Ledger;
import dev.retort.processor.ledger.LedgerFile;
import dev.retort.processor.ledger.LedgerLocation;
import dev.retort.processor.ledger.LedgerMode;
import dev.retort.processor.ledger.LedgerProblem;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.source.SourceFiles;
import dev.retort.processor.write.EarlierOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds, reads and writes the ledger of one compilation, and tells what is wrong with it. */
final class LedgerKeeper {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final Clock clock;
  private final Problems problems;
  private final Map<String, RevisionModel> models = new HashMap<>();
  private final List<Births.Resolution> resolutions = new ArrayList<>();
  private @Nullable LedgerFile file;
  private @Nullable Path sourceRoot;

  LedgerKeeper(ProcessingEnvironment environment, Options options, Clock clock, Problems problems) {
    this.environment = environment;
    this.options = options;
    this.clock = clock;
    this.problems = problems;
  }

  /** The ID of each revision of this module, by canonical class name. */
  Map<String, Births.Birth> births(Collection<RevisionModel> revisions) {
    revisions.forEach(model -> models.put(model.canonicalName(), model));
    List<Births.Declared> declared = revisions.stream().map(LedgerKeeper::declared).toList();
    Births.Resolution resolution;
    if (options.mode() == LedgerMode.OFF) {
      resolution =
          Births.resolve(
              Ledger.EMPTY,
              declared,
              name -> false,
              LedgerMode.OFF,
              options.template(),
              clock.instant(),
              "");
    } else if (find(revisions) && file != null) {
      resolution =
          Births.resolve(
              read(file),
              declared,
              this::isGone,
              options.mode(),
              options.template(),
              clock.instant(),
              file.name());
    } else {
      resolution = Births.withoutLedger(declared, options.template());
    }
    resolution.problems().forEach(this::report);
    resolutions.add(resolution);
    return resolution.births();
  }

  /** Records what was born. Only when there is no error anywhere. */
  void write() {
    if (file == null || options.mode() != LedgerMode.RECORD) {
      return;
    }
    for (Births.Resolution resolution : resolutions) {
      try {
        file.write(resolution);
      } catch (IOException e) {
        unusable(file, "written", e);
      }
    }
  }

  private Ledger read(LedgerFile ledger) {
    try {
      return Ledger.parse(ledger.read(), ledger.name());
    } catch (IOException e) {
      unusable(ledger, "read", e);
      return Ledger.EMPTY;
    }
  }

  private void unusable(LedgerFile ledger, String what, IOException e) {
    String why = e.getMessage() == null ? e.toString() : e.getMessage();
    problems.add(Message.LEDGER_UNUSABLE, Position.NOWHERE, ledger.name(), what, why);
  }

  private void report(LedgerProblem problem) {
    RevisionModel model = problem.className() == null ? null : models.get(problem.className());
    problems.add(
        problem.message(),
        model == null ? Position.NOWHERE : model.position(),
        problem.parts().toArray());
  }

  /** Whether there is a file for the ledger; where not, that has been told. */
  private boolean find(Collection<RevisionModel> revisions) {
    if (file != null) {
      return true;
    }
    RevisionModel first =
        revisions.stream().filter(RevisionModel::isSource).findFirst().orElseThrow();
    URI source = SourceFiles.uri(environment, first.element());
    LedgerLocation location = null;
    boolean inMemory = false;
    if (source != null && isFile(source)) {
      location = LedgerLocation.ofSource(source, first.packageName());
    } else if (source != null) {
      inMemory = true;
    }
    URI output = classOutput();
    if (location == null && output != null) {
      inMemory |= !isFile(output);
      location = inMemory ? null : LedgerLocation.ofClassOutput(output);
    }
    if (location != null) {
      sourceRoot = location.sourceRoot();
    }
    String given = options.ledgerFile();
    if (given != null) {
      Path path = Path.of(given);
      if (!path.isAbsolute() && location != null) {
        path = location.module().resolve(path);
      } else if (!path.isAbsolute()) {
        problems.add(
            Message.NO_PLACE_FOR_LEDGER,
            Position.NOWHERE,
            "\"" + given + "\" is relative, and the module's folder is not known");
        return false;
      }
      file = new LedgerFile(path.normalize());
    } else if (location != null) {
      file = new LedgerFile(location.file());
    } else if (inMemory) {
      problems.add(Message.NO_LEDGER, Position.NOWHERE);
    } else {
      problems.add(
          Message.NO_PLACE_FOR_LEDGER,
          first.position(),
          first.canonicalName() + " does not lie in a folder of its package's name");
    }
    return file != null;
  }

  private static boolean isFile(URI uri) {
    return "file".equals(uri.getScheme());
  }

  private @Nullable URI classOutput() {
    try {
      return environment
          .getFiler()
          .getResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/retort/none")
          .toUri();
    } catch (IOException | RuntimeException absent) {
      return null; // ECJ: only what exists has a place
    }
  }

  /** No type, no class file, no source: and only where sources can be looked for at all. */
  private boolean isGone(String className) {
    Path root = sourceRoot;
    if (root == null || models.containsKey(className)) {
      return false;
    }
    TypeElement element = environment.getElementUtils().getTypeElement(className);
    if (element != null) {
      return false;
    }
    // A nested class lies in its outermost class's file: try every split of the name.
    String path = className.replace('.', '/');
    while (true) {
      if (Files.exists(root.resolve(path + ".java"))
          || EarlierOutput.hasClassFile(environment.getFiler(), path.replace('/', '.'))) {
        return false;
      }
      int slash = path.lastIndexOf('/');
      if (slash < 0 || !Character.isUpperCase(path.charAt(path.lastIndexOf('/', slash - 1) + 1))) {
        return true;
      }
      path = path.substring(0, slash);
    }
  }

  private static Births.Declared declared(RevisionModel model) {
    return new Births.Declared(
        model.canonicalName(),
        model.message().value(),
        model.id().value(),
        model.downs().stream()
            .map(down -> name(down.value().element(), down.value().binaryName()))
            .toList());
  }

  private static String name(@Nullable TypeElement element, String otherwise) {
    return element == null ? otherwise : element.getQualifiedName().toString();
  }
}
