package dev.retort.processor.lint;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.sql.NamesRead;
import dev.retort.schema.Inversion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;
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
  private final NamesRead sqlNames = new NamesRead();
  private final Map<Dialect, Fold> folds = new HashMap<>();

  /** Where databases are not declared: the errors that all of them share. */
  private final Set<Same> shared = new HashSet<>();

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

  /**
   * What is wrong, or may hurt: in the order of the chain.
   *
   * <p>After an error that leaves doubt nothing more is said of the same object. Which errors all
   * databases share is known only when all were asked; then they are asked again.
   */
  public List<Finding> findings() {
    List<Finding> all = agreed();
    all.stream()
        .filter(each -> each.message().kind() == Kind.ERROR)
        .forEach(each -> shared.add(Same.of(each)));
    if (isDeclared || shared.isEmpty()) {
      return all;
    }
    folds.clear();
    return agreed();
  }

  private boolean counts(Finding finding) {
    return isDeclared || shared.contains(Same.of(finding));
  }

  private List<Finding> agreed() {
    Map<Same, Set<Dialect>> seen = new LinkedHashMap<>();
    Map<Same, Finding> first = new HashMap<>();
    for (int i = 0; i < dialects.size(); i++) {
      if (i > 0 && !isDeclared && seen.values().stream().noneMatch(isOnAll(i))) {
        return List.of(); // the others can't share what is not there
      }
      Dialect dialect = dialects.get(i);
      for (Finding finding : asked(dialect)) {
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

  private static Predicate<Set<Dialect>> isOnAll(int count) {
    return where -> where.size() == count;
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
    Fold fold = fold(dialect);
    Map<RevisionNode, Knowledge> heads = new LinkedHashMap<>();
    graph.heads().forEach(head -> heads.put(head, Objects.requireNonNull(fold.after.get(head))));
    return heads;
  }

  /**
   * What a database knows that ran the whole chain: all heads together. The same object for all
   * databases where the chain says the same to each.
   */
  public Knowledge last(Dialect dialect) {
    return fold(isSameForAll() ? dialects.get(0) : dialect).last();
  }

  private boolean isSameForAll() {
    return revisions.values().stream()
        .flatMap(revision -> revision.upgrade().stream())
        .allMatch(
            step ->
                step instanceof Step.Unknown
                    || (step instanceof Step.Change change
                        && !(change.operation() instanceof Operation.On
                            || change.operation() instanceof Operation.ExecuteScript
                            // whose text is told in each database's own quotes
                            || change.operation() instanceof Operation.RenameColumn)));
  }

  /** What each revision finds, on one kind of database. */
  public Map<RevisionNode, Knowledge> found(Dialect dialect) {
    return fold(dialect).before;
  }

  /** What the rules find on a database that somebody wants to hear of. */
  private List<Finding> asked(Dialect dialect) {
    Fold fold = folds.get(dialect);
    if (fold == null || !fold.isAsked) {
      fold = new Fold(dialect, true);
      folds.put(dialect, fold);
    }
    return fold.found;
  }

  private Fold fold(Dialect dialect) {
    return folds.computeIfAbsent(
        dialect, key -> new Fold(key, isDeclared && dialects.contains(key)));
  }

  /** Findings that say the same of the same place. */
  private record Same(String code, Source source, String text) {
    static Same of(Finding finding) {
      return new Same(finding.message().code(), finding.source(), finding.text());
    }
  }

  /** One pass over the chain, with the rules or without them. */
  private final class Fold {

    private final Dialect dialect;
    private final boolean isAsked;
    private final Map<RevisionNode, Knowledge> before = new HashMap<>();
    private final Map<RevisionNode, Knowledge> after = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();

    Fold(Dialect dialect, boolean isAsked) {
      this.dialect = dialect;
      this.isAsked = isAsked;
      run();
    }

    private void run() {
      List<Finding> asked = isAsked ? found : null;
      for (RevisionNode node : graph.ordered(graph.nodes())) {
        RevisionSteps revision = revisions.get(node.className());
        Knowledge known = before(node);
        before.put(node, known);
        if (revision == null) {
          after.put(node, known.touched(Touch.EVERYTHING));
          continue;
        }
        after.put(node, new Walk(revision, dialect, known, asked).run());
      }
    }

    /**
     * What a revision finds: what its first parent left, and then what the ancestors of its others
     * did that are not the first one's.
     */
    private Knowledge before(RevisionNode node) {
      List<RevisionNode> parents = new ArrayList<>(graph.down(node));
      parents.addAll(graph.dependencies(node));
      return together(parents, revisions.get(node.className()));
    }

    /** What all heads leave together. */
    Knowledge last() {
      return together(graph.heads(), null);
    }

    private Knowledge together(List<RevisionNode> parents, @Nullable RevisionSteps merge) {
      if (parents.isEmpty()) {
        return Knowledge.empty(dialect);
      }
      Knowledge known = Objects.requireNonNull(after.get(parents.get(0)));
      if (parents.size() == 1) {
        return known;
      }
      for (int i = 1; i < parents.size(); i++) {
        Set<RevisionNode> one = graph.withAncestors(parents.subList(0, i));
        Set<RevisionNode> other = graph.withAncestors(List.of(parents.get(i)));
        List<Finding> conflicts = new ArrayList<>();
        Set<QualifiedName> named = new LinkedHashSet<>();
        Knowledge otherLast = fold(without(other, one), known, conflicts, named);
        if (merge != null
            && isAsked
            && merge.isSource()
            && !other.containsAll(one)
            && !one.containsAll(other)) {
          String otherName = parents.get(i).simpleName();
          String oneName = parents.get(i - 1).simpleName();
          Branches branches = new Branches(merge, found);
          if (!branches.conflict(oneName, conflicts)) {
            Knowledge known2 = Objects.requireNonNull(after.get(parents.get(i)));
            Knowledge otherFirst = fold(without(one, other), known2, conflicts, named);
            if (!branches.conflict(otherName, conflicts)) {
              branches.difference(otherLast, otherFirst, named);
            }
          }
        }
        known = otherLast;
      }
      return known;
    }

    private static Set<RevisionNode> without(Set<RevisionNode> some, Set<RevisionNode> others) {
      Set<RevisionNode> left = new LinkedHashSet<>(some);
      left.removeAll(others);
      return left;
    }

    /**
     * What revisions leave on top of others than their own ancestors.
     *
     * @param conflicts gets what fails there
     * @param named gets what their operations name
     */
    private Knowledge fold(
        Set<RevisionNode> nodes,
        Knowledge before,
        List<Finding> conflicts,
        Set<QualifiedName> named) {
      Knowledge known = before;
      for (RevisionNode node : graph.ordered(nodes)) {
        RevisionSteps revision = revisions.get(node.className());
        if (revision == null) {
          known = known.touched(Touch.EVERYTHING);
        } else {
          Walk walk = new Walk(revision, dialect, known, conflicts);
          known = walk.upgrade();
          named.addAll(walk.named);
        }
      }
      return known;
    }
  }

  /** One revision's way through what is known. */
  private final class Walk {

    private final RevisionSteps revision;
    private final Dialect dialect;
    private final Knowledge found;
    private final @Nullable List<Finding> findings;
    private final List<Operation> earlier = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private Knowledge known;
    private boolean isWhole = true;
    private boolean hasErrors;
    private final Set<QualifiedName> named = new LinkedHashSet<>();

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

    /** The upgrade alone, each operation by itself. */
    Knowledge upgrade() {
      walk(revision.upgrade(), false);
      return known;
    }

    Knowledge run() {
      walk(revision.upgrade(), false);
      Knowledge left = known;
      boolean isUpgradeWhole = isWhole;
      if (findings != null) {
        if (revision.downgrade() != null) {
          earlier.clear();
          walk(revision.downgrade(), true);
        }
        Findings ofRevision = new Findings(revision, false);
        RevisionRule.Whole whole =
            new RevisionRule.Whole(
                revision,
                moments,
                isUpgradeWhole,
                found,
                left,
                dialect,
                isDeclared,
                hasErrors,
                named,
                revision.downgrade() != null && isWhole && !hasErrors ? known : null);
        Rules.OF_REVISIONS.forEach(rule -> rule.check(whole, ofRevision));
        findings.addAll(ofRevision.all());
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
      if (isDowngrade && operation instanceof Operation.ReverseUpgrade) {
        reverse();
        return;
      }
      isWhole &= !(operation instanceof Operation.Irreversible);
      named.addAll(touchOf(operation).objects());
      Knowledge after = known.after(operation, revision).touched(SqlTouch.of(operation, known));
      isWhole &= !Opaque.isOpaque(operation);
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
                dialect,
                isDeclared,
                sqlNames);
        Findings ofOperation = new Findings(revision, isDowngrade, Linter.this::counts);
        Rules.OF_OPERATIONS.forEach(rule -> rule.check(moment, ofOperation));
        findings.addAll(ofOperation.all());
        if (!isDowngrade) {
          moments.add(moment);
        }
        if (ofOperation.hasErrorsThatCount()) {
          hasErrors = true;
          if (ofOperation.hasErrorsThatCount(each -> !isPlain(each, operation))) {
            after = after.touched(touchOf(operation));
          }
        }
      }
      earlier.add(operation);
      known = after;
    }

    /** What {@code reverseUpgrade()} stands for: the inverses of the upgrade, last first. */
    private void reverse() {
      List<Operation> upgrade = moments.stream().map(Moment::operation).toList();
      List<Operation> undone = new ArrayList<>();
      for (Inversion inversion :
          found.schema().inverses(dialect.arranged(upgrade), dialect.database())) {
        if (inversion instanceof Inversion.Undo undo) {
          undone.addAll(0, undo.operations());
        } else {
          isWhole = false;
        }
      }
      for (Operation operation : undone) {
        named.addAll(touchOf(operation).objects());
        known = known.after(operation, revision).touched(SqlTouch.of(operation, known));
      }
      known = isWhole ? known : known.touched(Touch.EVERYTHING);
    }

    /**
     * Whether an operation is wrong, but it is plain what it was to leave, so that what follows can
     * be checked on its own.
     */
    private boolean isPlain(Finding finding, Operation operation) {
      return switch (finding.message()) {
        case KEY_NOT_UNIQUE,
            KEY_OF_ANOTHER_TYPE,
            UNKNOWN_TABLE_IN_SQL,
            UNKNOWN_COLUMN_IN_SQL,
            UNFIT_VALUE ->
            true;
        case UNKNOWN_TABLE ->
            // what a foreign key of this table references is another one
            operation instanceof Operation.TableChange change
                && (operation instanceof Operation.CreateTable
                    || known.existence(ObjectKind.TABLE, change.table()) == Existence.PRESENT);
        case UNKNOWN_COLUMN ->
            operation instanceof Operation.CreateIndex create && !create.index().isUnique();
        default -> false;
      };
    }

    /** After an error that is not plain nothing more is said of the same object. */
    private static Touch touchOf(Operation operation) {
      if (operation instanceof Operation.TableChange change) {
        Set<QualifiedName> names = new LinkedHashSet<>(Set.of(change.table()));
        if (change instanceof Operation.RenameTable rename) {
          names.add(rename.table().withName(rename.newName()));
        }
        return new Touch(false, names);
      } else if (operation instanceof Operation.ObjectChange change) {
        return Touch.of(change.name());
      }
      return Touch.NOTHING; // rows change no schema
    }
  }
}
