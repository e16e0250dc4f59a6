package dev.retort.cli;

import dev.retort.chain.RevisionNode;
import dev.retort.cli.source.SourceChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an author's sources are. */
final class SourceOptions {

  @Option(
      names = "--sources",
      paramLabel = "FOLDER",
      description = "Where the packages of the sources begin; src/main/java if not said.")
  String sources = "src/main/java";

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The ledger; if not said, the module's revisions.lock.")
  @Nullable String ledger;

  /**
   * The chain as the sources say it.
   *
   * @throws UsageException when there is no such folder
   */
  SourceChain chain(Terminal terminal) {
    Path root = terminal.path(sources);
    if (!Files.isDirectory(root)) {
      throw new UsageException(
          "there is no folder "
              + terminal.shown(root)
              + ": go to the module's folder, or name the one that packages begin in with"
              + " --sources");
    }
    try {
      return SourceChain.read(root, ledger == null ? null : terminal.path(ledger));
    } catch (IllegalStateException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The one revision of the sources that a target names. */
  static RevisionNode one(SourceChain chain, String target) {
    List<RevisionNode> found = chain.graph().resolve(Set.of(), target);
    if (found.size() != 1) {
      throw new UsageException(
          "\""
              + target
              + "\" names "
              + (found.isEmpty() ? "no revision" : "several revisions")
              + ": name one");
    }
    return found.get(0);
  }
}
