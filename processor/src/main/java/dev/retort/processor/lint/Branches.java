package dev.retort.processor.lint;

import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic.Kind;

/**
 * Whether two branches that a revision joins can run in either order, as databases will have it.
 */
final class Branches {

  private final RevisionSteps merge;
  private final List<Finding> found;

  /**
   * Looks at a merge.
   *
   * @param found what was found so far; what is found of the merge is added
   */
  Branches(RevisionSteps merge, List<Finding> found) {
    this.merge = merge;
    this.found = found;
  }

  /**
   * Adds what fails of one branch only because the other ran before.
   *
   * @param before the head of the branch that ran before
   * @param conflicts all that was found of the other one then
   * @return whether there is any
   */
  boolean conflict(String before, List<Finding> conflicts) {
    for (Finding conflict : conflicts) {
      if (conflict.message().kind() == Kind.ERROR && !isItsOwn(conflict)) {
        add(Message.BRANCHES_CONFLICT, before, conflict.revision().name(), conflict.text());
        return true; // what follows may come of it
      }
    }
    return false;
  }

  /** Whether it fails in its own branch too: then that was said there. */
  private boolean isItsOwn(Finding conflict) {
    return found.stream()
        .anyMatch(
            each -> each.message() == conflict.message() && each.source() == conflict.source());
  }

  /**
   * Adds how the schema depends on which branch runs first.
   *
   * @param named what the branches' operations name
   */
  void difference(Knowledge one, Knowledge other, Set<QualifiedName> named) {
    List<String> differences =
        SchemaDifferences.between(one, other, named, SchemaDifferences.SIDES);
    if (!differences.isEmpty()) {
      add(Message.BRANCHES_DIFFER, String.join("; ", differences));
    }
  }

  private void add(Message message, Object... parts) {
    Findings ofMerge = new Findings(merge, false);
    ofMerge.add(message, merge.source(), null, parts);
    found.addAll(new ArrayList<>(ofMerge.all()));
  }
}
