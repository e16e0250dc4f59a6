package dev.retort.cli.source;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.ledger.Ledger;
import dev.retort.processor.ledger.LedgerEntry;
import dev.retort.processor.ledger.LedgerFile;
import dev.retort.processor.ledger.LedgerLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chain as the sources of a module say it, with the births that its ledger knows. What other
 * modules have is not in it.
 */
public final class SourceChain {

  /** Begins the ID of a revision that no compiler has seen yet. */
  public static final String UNBORN = "unborn_";

  private final Path root;
  private final Path ledgerFile;
  private final Ledger ledger;
  private final Map<String, SourceRevision> byBinaryName = new LinkedHashMap<>();
  private final RevisionGraph graph;

  private SourceChain(Path root, Path ledgerFile, List<SourceRevision> revisions) {
    this.root = root;
    this.ledgerFile = ledgerFile;
    this.ledger = new LedgerFile(ledgerFile).read();
    Map<String, String> binaryNames = new HashMap<>();
    for (SourceRevision revision : revisions) {
      byBinaryName.put(revision.binaryName(), revision);
      binaryNames.put(revision.className(), revision.binaryName());
    }
    List<RevisionNode> nodes = new ArrayList<>();
    for (SourceRevision revision : byBinaryName.values()) {
      nodes.add(node(revision, binaryNames));
    }
    graph = RevisionGraph.of(nodes);
  }

  /**
   * Reads a module.
   *
   * @param root the folder that its packages begin in
   * @param ledger its ledger, or null for the one that the processor writes
   * @throws IllegalStateException when this Java has no compiler
   */
  public static SourceChain read(Path root, @Nullable Path ledger) {
    Path file = ledger;
    if (file == null) {
      LedgerLocation location = LedgerLocation.ofSource(root.resolve("Any.java").toUri(), "");
      file = Objects.requireNonNull(location, "location").file();
    }
    return new SourceChain(root, file, SourceReader.read(root));
  }

  private RevisionNode node(SourceRevision revision, Map<String, String> binaryNames) {
    LedgerEntry entry = ledger.entries().get(revision.className());
    String unborn = UNBORN + revision.simpleName().replaceAll("[^A-Za-z0-9_.]", "_");
    RevisionId id =
        revision.pinnedId() != null && RevisionId.whyIllegal(revision.pinnedId()) == null
            ? new RevisionId(revision.pinnedId())
            : entry != null ? entry.id() : new RevisionId(unborn);
    return new RevisionNode(
        id,
        revision.pinnedId() == null ? id.hash() : null,
        revision.binaryName(),
        names(revision.downs(), binaryNames),
        revision.labels(),
        names(revision.dependsOn(), binaryNames),
        revision.message(),
        entry == null ? null : entry.birth());
  }

  private static List<String> names(
      List<SourceRevision.Reference> references, Map<String, String> binaryNames) {
    return references.stream()
        .map(SourceRevision.Reference::className)
        .map(name -> binaryNames.getOrDefault(name, name))
        .toList();
  }

  /** The folder that the packages begin in. */
  public Path root() {
    return root;
  }

  /** Where births are kept. */
  public Path ledgerFile() {
    return ledgerFile;
  }

  /** The births. */
  public Ledger ledger() {
    return ledger;
  }

  /** The revisions and what follows what; those that are not compiled yet have made-up IDs. */
  public RevisionGraph graph() {
    return graph;
  }

  /** The heads that make a fork, in order: a branch with a label is one on purpose. */
  public List<RevisionNode> forked() {
    Map<RevisionNode, Set<String>> labels = graph.branchLabels();
    return graph.heads().stream()
        .filter(head -> labels.getOrDefault(head, Set.of()).isEmpty())
        .toList();
  }

  /** All revisions, in the order of their files. */
  public List<SourceRevision> revisions() {
    return List.copyOf(byBinaryName.values());
  }

  /** The source of a revision of {@link #graph}. */
  public SourceRevision source(RevisionNode node) {
    return Objects.requireNonNull(byBinaryName.get(node.className()), node.className());
  }

  /** Whether no compiler has seen a revision yet. */
  public boolean isUnborn(RevisionNode node) {
    return node.birth() == null && source(node).pinnedId() == null;
  }
}
