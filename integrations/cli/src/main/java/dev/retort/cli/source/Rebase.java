package dev.retort.cli.source;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the branch that was born last follow the other one's head: one class name in one annotation
 * changes. Pure until {@link #write}.
 *
 * @param moved the revision whose annotation changes
 * @param from what it followed
 * @param onto what it follows then
 * @param reference where that stands
 * @param text the expression that stands there then
 */
public record Rebase(
    RevisionNode moved,
    RevisionNode from,
    RevisionNode onto,
    SourceRevision.Reference reference,
    String text) {

  /** Why it can't be done, and what can. */
  public static final class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPossibleException(String message) {
      super(message);
    }
  }

  /**
   * Finds what to change.
   *
   * @param branch a revision of the branch that moves, or null for the one that was born last
   * @param onto the head that it is to follow, or null for the other one
   * @throws NotPossibleException when it is not clear, or makes a circle
   */
  public static Rebase of(
      SourceChain chain, @Nullable RevisionNode branch, @Nullable RevisionNode onto) {
    RevisionGraph graph = chain.graph();
    RevisionNode target = onto;
    RevisionNode moving = branch;
    if (moving == null || target == null) {
      List<RevisionNode> heads = candidates(chain);
      if (moving == null) {
        RevisionNode other = target;
        heads = heads.stream().filter(head -> !head.equals(other)).toList();
        moving = other == null ? youngest(chain, heads) : only(heads, "move");
      }
      if (target == null) {
        RevisionNode own = moving;
        target =
            only(
                heads.stream()
                    .filter(head -> !graph.withAncestors(List.of(head)).contains(own))
                    .toList(),
                "follow");
      }
    }
    return between(chain, root(graph, moving, target), target);
  }

  private static Rebase between(SourceChain chain, RevisionNode moved, RevisionNode onto) {
    RevisionGraph graph = chain.graph();
    Set<RevisionNode> below = graph.withAncestors(List.of(onto));
    if (below.contains(moved)) {
      throw new NotPossibleException(
          onto.simpleName() + " follows " + moved.simpleName() + " already: that is no branch");
    }
    List<RevisionNode> common = graph.down(moved).stream().filter(below::contains).toList();
    if (common.size() != 1) {
      throw new NotPossibleException(
          moved.simpleName()
              + (common.isEmpty()
                  ? " follows nothing that " + onto.simpleName() + " follows too"
                  : " follows several revisions that " + onto.simpleName() + " follows too")
              + "; join the two with 'retort merge'");
    }
    RevisionNode from = common.get(0);
    if (from.equals(onto)) {
      throw new NotPossibleException(
          moved.simpleName() + " follows " + onto.simpleName() + " already");
    }
    SourceRevision source = chain.source(moved);
    String followed = chain.source(from).className();
    SourceRevision.Reference reference =
        source.downs().stream()
            .filter(each -> each.className().equals(followed))
            .findFirst()
            .orElseThrow();
    return new Rebase(
        moved, from, onto, reference, Names.in(source, chain.source(onto)) + ".class");
  }

  private static List<RevisionNode> candidates(SourceChain chain) {
    List<RevisionNode> heads = chain.forked();
    if (heads.size() < 2) {
      throw new NotPossibleException(
          "there is nothing to rebase: "
              + (chain.graph().heads().size() < 2
                  ? "the chain has one head"
                  : "all branches but one have labels; name a revision of the one to move"));
    }
    return heads;
  }

  private static RevisionNode youngest(SourceChain chain, List<RevisionNode> heads) {
    if (heads.size() > 2) {
      throw new NotPossibleException(
          "there are several heads ("
              + names(heads)
              + "): say which is to move, and onto which with --onto");
    }
    boolean isReadable =
        chain.ledger().problems().stream()
            .allMatch(problem -> problem.message() == Message.MERGE_CONFLICT);
    if (!isReadable) {
      throw new NotPossibleException(
          "the ledger has lines that can't be read, so it is not certain which branch is older:"
              + " mend it ('retort ledger --verify'), or say which is to move");
    }
    RevisionNode first = root(chain.graph(), heads.get(0), heads.get(1));
    RevisionNode second = root(chain.graph(), heads.get(1), heads.get(0));
    if (first.birth() == null && second.birth() == null) {
      throw new NotPossibleException(
          "neither "
              + first.simpleName()
              + " nor "
              + second.simpleName()
              + " was compiled yet, so none is the older one: say which is to move");
    }
    Comparator<RevisionNode> birth =
        Comparator.comparing(
            RevisionNode::birth,
            Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder()));
    return birth.compare(first, second) > 0 ? heads.get(0) : heads.get(1);
  }

  private static RevisionNode only(List<RevisionNode> heads, String verb) {
    if (heads.size() != 1) {
      throw new NotPossibleException(
          heads.isEmpty()
              ? "there is no other head to " + verb
              : "there are several heads to " + verb + " (" + names(heads) + "): say which");
    }
    return heads.get(0);
  }

  /** Where a branch begins that another one's head does not follow. */
  private static RevisionNode root(RevisionGraph graph, RevisionNode branch, RevisionNode other) {
    Set<RevisionNode> below = graph.withAncestors(List.of(other));
    List<RevisionNode> roots =
        graph.withAncestors(List.of(branch)).stream()
            .filter(node -> !below.contains(node))
            .filter(node -> below.containsAll(graph.down(node)))
            .toList();
    if (roots.size() != 1) {
      throw new NotPossibleException(
          roots.isEmpty()
              ? other.simpleName() + " follows " + branch.simpleName() + " already"
              : "the branch of "
                  + branch.simpleName()
                  + " begins at several revisions ("
                  + names(graph.ordered(roots))
                  + "); join the two with 'retort merge'");
    }
    return roots.get(0);
  }

  private static String names(List<RevisionNode> nodes) {
    return nodes.stream().map(RevisionNode::simpleName).collect(Collectors.joining(", "));
  }

  /** A file's text with the change in it; every other character stays. */
  String changed(String before) {
    return before.substring(0, reference.start()) + text + before.substring(reference.end());
  }

  /** Writes the change into the source. */
  public void write(SourceChain chain) throws IOException {
    SourceRevision source = chain.source(moved);
    String before = Files.readString(source.file(), StandardCharsets.UTF_8);
    Files.writeString(source.file(), changed(before), StandardCharsets.UTF_8);
  }
}
