package dev.retort.processor;

import dev.retort.processor.ledger.LedgerFile;
import dev.retort.processor.ledger.LedgerLocation;
import dev.retort.processor.ledger.Whereabouts;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.write.EarlierOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/** Where the module lies that is compiled: its ledger, and the sources of its classes. */
final class LedgerPlace {

  private final ProcessingEnvironment environment;
  private final URI output;
  private final @Nullable String given;
  private final Problems problems;
  private final Set<LedgerLocation> locations = new LinkedHashSet<>();
  private boolean inMemory;
  private @Nullable LedgerFile file;

  /**
   * @param output the folder of classes
   * @param given the ledger's path that an option gives, or null
   */
  LedgerPlace(
      ProcessingEnvironment environment, URI output, @Nullable String given, Problems problems) {
    this.environment = environment;
    this.output = output;
    this.given = given;
    this.problems = problems;
  }

  /** Looks where the sources of some revisions lie. */
  void look(Collection<RevisionModel> revisions) {
    for (RevisionModel revision : revisions) {
      URI source = revision.source();
      if (source != null && isFile(source)) {
        LedgerLocation location = LedgerLocation.ofSource(source, revision.packageName());
        if (location != null) {
          locations.add(location);
        }
      } else if (source != null) {
        inMemory = true;
      }
    }
  }

  /** Where the module lies, as far as its revisions were looked at; null when nothing tells. */
  @Nullable LedgerLocation location() {
    // Generated sources may lie elsewhere.
    LedgerLocation location =
        locations.stream()
            .filter(LedgerLocation::isBelowSrc)
            .findFirst()
            .or(() -> locations.stream().findFirst())
            .orElse(null);
    return location == null && hasFiles() ? LedgerLocation.ofClassOutput(output) : location;
  }

  /** Whether the sources, or the folder of classes, are files. */
  boolean hasFiles() {
    return !inMemory && (!locations.isEmpty() || isFile(output));
  }

  /**
   * The ledger of some revisions.
   *
   * @return null where there is none; why, has then been told
   */
  @Nullable LedgerFile ledger(Collection<RevisionModel> revisions) {
    look(revisions);
    if (file == null) {
      file = find(revisions);
    }
    return file;
  }

  private @Nullable LedgerFile find(Collection<RevisionModel> revisions) {
    LedgerLocation location = location();
    if (given != null) {
      Path path = Path.of(given);
      if (path.isAbsolute()) {
        return new LedgerFile(path.normalize());
      } else if (location != null) {
        return new LedgerFile(location.module().resolve(path).normalize());
      }
      problems.add(
          Message.NO_PLACE_FOR_LEDGER,
          Position.NOWHERE,
          "\"" + given + "\" is relative, and the module's folder is not known");
    } else if (location != null) {
      return new LedgerFile(location.file());
    } else if (hasFiles()) {
      RevisionModel first =
          revisions.stream().filter(RevisionModel::isSource).findFirst().orElseThrow();
      problems.add(
          Message.NO_PLACE_FOR_LEDGER,
          first.position(),
          first.canonicalName() + " does not lie in a folder of its package's name");
    } else {
      problems.add(Message.NO_LEDGER, Position.NOWHERE);
    }
    return null;
  }

  private static boolean isFile(URI uri) {
    return "file".equals(uri.getScheme());
  }

  /** Where a class is that this compilation does not compile. */
  Whereabouts whereabouts(String className) {
    if (environment.getElementUtils().getTypeElement(className) != null) {
      return Whereabouts.HERE;
    }
    List<Path> roots =
        locations.stream().map(LedgerLocation::sourceRoot).flatMap(Stream::ofNullable).toList();
    if (roots.isEmpty()) {
      return Whereabouts.UNSEEN; // nobody knows where to look for sources
    }
    // A nested class lies in its outermost class's file: each beginning of the name may be that.
    Whereabouts found = Whereabouts.GONE;
    for (String name = className; !name.isEmpty(); name = enclosing(name)) {
      String path = name.replace('.', '/') + ".java";
      if (roots.stream().anyMatch(root -> hasFile(root, path))
          || EarlierOutput.hasClassFile(environment.getFiler(), binary(className, name))) {
        return Whereabouts.UNSEEN;
      }
      if (otherRoots().anyMatch(root -> hasFile(root, path))) {
        found = Whereabouts.HERE; // in another source set, which another compilation judges
      }
    }
    return found;
  }

  private static String enclosing(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** The binary name of a class whose outermost class is known. */
  private static String binary(String className, String outermost) {
    return outermost + className.substring(outermost.length()).replace('.', '$');
  }

  /** Also where the file system does not tell capital letters from small ones. */
  private static boolean hasFile(Path root, String path) {
    Path file = root.resolve(path);
    try {
      return Files.exists(file) && file.toRealPath().endsWith(path);
    } catch (IOException unreadable) {
      return true; // something is there
    }
  }

  /** {@code src/test/java} beside {@code src/main/java}. */
  private Stream<Path> otherRoots() {
    return locations.stream()
        .filter(LedgerLocation::isBelowSrc)
        .flatMap(location -> siblings(location.module().resolve("src")))
        .distinct();
  }

  private static Stream<Path> siblings(Path src) {
    try (Stream<Path> sets = Files.list(src)) {
      return sets
          .flatMap(set -> Stream.of(set, set.resolve("java")))
          .filter(Files::isDirectory)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }
}
