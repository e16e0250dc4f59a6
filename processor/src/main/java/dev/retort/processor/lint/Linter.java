package dev.retort.processor.lint;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds a chain for each kind of database and asks the rules at each step.
 *
 * <p>A revision finds what its ancestors left: those that it follows and those that it depends on,
 * and no more, whatever else a database may have run before.
 */
public final class Linter {

  private final RevisionGraph graph;
  private final Map<String, RevisionSteps> revisions;
  private final List<Dialect> dialects;
  private final boolean isDeclared;

  /**
   * A linter of a chain.
   *
   * @param graph the chain, without circles
   * @param revisions by binary class name; one that is not in it is not understood at all
   * @param dialects the kinds of databases to look at
   * @param isDeclared whether the user named them; else only what holds on all of them is found
   */
  public Linter(
      RevisionGraph graph,
      Map<String, RevisionSteps> revisions,
      List<Dialect> dialects,
      boolean isDeclared) {
    this.graph = graph;
    this.revisions = revisions;
    this.dialects = List.copyOf(dialects);
    this.isDeclared = isDeclared;
  }

  /** What is wrong, or may hurt: in the order of the chain. */
  public List<Finding> findings() {
    Map<Same, Set<Dialect>> seen = new LinkedHashMap<>();
    Map<Same, Finding> first = new HashMap<>();
    for (Dialect dialect : dialects) {
      for (Finding finding : findings(dialect)) {
        Same same = Same.of(finding);
        seen.computeIfAbsent(same, key -> new LinkedHashSet<>()).add(dialect);
        first.putIfAbsent(same, finding);
      }
    }
    List<Finding> all = new ArrayList<>();
    seen.forEach(
        (same, where) -> {
          Finding finding = Objects.requireNonNull(first.get(same));
          if (where.size() == dialects.size()) {
            all.add(finding);
          } else if (isDeclared) {
            all.add(onlyOn(finding, where));
          }
        });
    return all;
  }

  private static Finding onlyOn(Finding finding, Set<Dialect> where) {
    String names =
        where.stream().map(each -> each.database().name()).collect(Collectors.joining(", "));
    return new Finding(
        finding.message(),
        finding.revision(),
        finding.isDowngrade(),
        finding.source(),
        finding.subject(),
        "on " + names + ": " + finding.text());
  }

  /** What the chain leaves at its heads, each with what it knows; for one kind of database. */
  public Map<RevisionNode, Knowledge> heads(Dialect dialect) {
    Fold fold = new Fold(dialect);
    fold.run();
    Map<RevisionNode, Knowledge> heads = new LinkedHashMap<>();
    graph.heads().forEach(head -> heads.put(head, Objects.requireNonNull(fold.after.get(head))));
    return heads;
  }

  private List<Finding> findings(Dialect dialect) {
    Fold fold = new Fold(dialect);
    fold.run();
    return fold.found;
  }

  /** Findings that say the same of the same place. */
  private record Same(String code, Source source, String text) {
    static Same of(Finding finding) {
      return new Same(finding.message().code(), finding.source(), finding.text());
    }
  }

  /** One pass over the chain. */
  private final class Fold {

    private final Dialect dialect;
    private final Map<RevisionNode, Knowledge> after = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    Fold(Dialect dialect) {
      this.dialect = dialect;
    }

    void run() {
      for (RevisionNode node : graph.ordered(graph.nodes())) {
        RevisionSteps revision = revisions.get(node.className());
        Knowledge before = before(node);
        if (revision == null) {
          after.put(node, before.touched(Touch.EVERYTHING));
          continue;
        }
        after.put(node, new Walk(revision, dialect, before, found).run());
      }
    }

    /**
     * What a revision finds: what its first parent left, and then what the ancestors of its others
     * did that are not the first one's.
     */
    private Knowledge before(RevisionNode node) {
      List<RevisionNode> parents = new ArrayList<>(graph.down(node));
      parents.addAll(graph.dependencies(node));
      if (parents.isEmpty()) {
        return Knowledge.empty(dialect);
      }
      Knowledge known = Objects.requireNonNull(after.get(parents.get(0)));
      if (parents.size() == 1) {
        return known;
      }
      Set<RevisionNode> done = graph.withAncestors(List.of(parents.get(0)));
      Set<RevisionNode> others = new LinkedHashSet<>(graph.withAncestors(parents));
      others.removeAll(done);
      for (RevisionNode other : graph.ordered(others)) {
        RevisionSteps revision = revisions.get(other.className());
        known =
            revision == null
                ? known.touched(Touch.EVERYTHING)
                : new Walk(revision, dialect, known, null).run();
      }
      return known;
    }
  }

  /** One revision's way through what is known. */
  private static final class Walk {

    private final RevisionSteps revision;
    private final Dialect dialect;
    private final Knowledge found;
    private final @Nullable List<Finding> findings;
    private final List<Operation> earlier = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private Knowledge known;
    private boolean isWhole = true;

    Walk(
        RevisionSteps revision,
        Dialect dialect,
        Knowledge before,
        @Nullable List<Finding> findings) {
      this.revision = revision;
      this.dialect = dialect;
      this.found = before;
      this.known = before;
      this.findings = findings != null && revision.isSource() ? findings : null;
    }

    Knowledge run() {
      walk(revision.upgrade(), false);
      Knowledge left = known;
      if (findings != null) {
        Findings ofRevision = new Findings(revision, false);
        RevisionRule.Whole whole =
            new RevisionRule.Whole(revision, moments, isWhole, found, left, dialect);
        Rules.OF_REVISIONS.forEach(rule -> rule.check(whole, ofRevision));
        findings.addAll(ofRevision.all());
        if (revision.downgrade() != null) {
          earlier.clear();
          walk(revision.downgrade(), true);
        }
      }
      return left;
    }

    private void walk(List<Step> steps, boolean isDowngrade) {
      for (Step step : steps) {
        if (step instanceof Step.On on) {
          if (on.database().equals(dialect.database())) {
            walk(on.steps(), isDowngrade);
          }
        } else if (step instanceof Step.Unknown unknown) {
          known = known.touched(unknown.touch());
          isWhole = false;
        } else if (step instanceof Step.Change change) {
          walk(change, isDowngrade);
        }
      }
    }

    private void walk(Step.Change change, boolean isDowngrade) {
      Operation operation = change.operation();
      Touch touch = SqlTouch.of(operation, known);
      isWhole &= touch.equals(Touch.NOTHING);
      Knowledge after = known.after(operation, revision).touched(touch);
      if (findings != null) {
        Moment moment =
            new Moment(
                revision,
                isDowngrade,
                operation,
                change.source(),
                known,
                after,
                List.copyOf(earlier),
                dialect);
        Findings ofOperation = new Findings(revision, isDowngrade);
        Rules.OF_OPERATIONS.forEach(rule -> rule.check(moment, ofOperation));
        findings.addAll(ofOperation.all());
        if (!isDowngrade) {
          moments.add(moment);
        }
        if (ofOperation.hasErrors()) {
          after = after.touched(touchOf(operation));
        }
      }
      earlier.add(operation);
      known = after;
    }

    /** After an error nothing more is said of the same object. */
    private static Touch touchOf(Operation operation) {
      if (operation instanceof Operation.TableChange change) {
        Set<QualifiedName> names = new LinkedHashSet<>(Set.of(change.table()));
        if (change instanceof Operation.RenameTable rename) {
          names.add(rename.table().withName(rename.newName()));
        }
        return new Touch(false, names);
      } else if (operation instanceof Operation.ObjectChange change) {
        return Touch.of(change.name());
      } else if (operation instanceof Operation.DataChange) {
        return Touch.NOTHING; // rows change no schema
      }
      return Touch.NOTHING;
    }
  }
}
