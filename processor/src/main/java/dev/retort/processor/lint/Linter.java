package dev.retort.processor.lint;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.processor.sql.NamesRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;

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
  private final Asking asking;
  private final Map<Dialect, ChainFold> folds = new HashMap<>();

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
    this.asking = new Asking(isDeclared, new NamesRead(), this::counts);
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
    Set<Dialect> looked = new LinkedHashSet<>();
    for (Dialect dialect : dialects) {
      if (!looked.isEmpty() && !isDeclared && !seen.containsValue(looked)) {
        return List.of(); // the others can't share what is not there
      }
      looked.add(dialect);
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
    ChainFold fold = fold(dialect);
    Map<RevisionNode, Knowledge> heads = new LinkedHashMap<>();
    graph.heads().forEach(head -> heads.put(head, Objects.requireNonNull(fold.after().get(head))));
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
    return fold(dialect).before();
  }

  /** What the rules find on a database that somebody wants to hear of. */
  private List<Finding> asked(Dialect dialect) {
    ChainFold fold = folds.get(dialect);
    if (fold == null || !fold.isAsked()) {
      fold = new ChainFold(graph, revisions, dialect, asking);
      folds.put(dialect, fold);
    }
    return fold.findings();
  }

  private ChainFold fold(Dialect dialect) {
    boolean isAsked = isDeclared && dialects.contains(dialect);
    return folds.computeIfAbsent(
        dialect, key -> new ChainFold(graph, revisions, key, isAsked ? asking : null));
  }

  /** Findings that say the same of the same place. */
  private record Same(String code, Source source, String text) {
    static Same of(Finding finding) {
      return new Same(finding.message().code(), finding.source(), finding.text());
    }
  }
}
