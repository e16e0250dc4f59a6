package dev.retort.engine;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The history as the code understands it: each row with its revision, and the rows that no revision
 * of the code is. Pure.
 *
 * <p>A row is a revision's when its ID is the revision's, or holds the revision's hash: an edited
 * message or a lost ledger does not make an applied revision new.
 *
 * @param rows the row of each revision that has one, in the order of the graph
 * @param unknown the rows that are no revision of the code
 */
record Applied(Map<RevisionNode, HistoryRow> rows, List<HistoryRow> unknown) {

  private static final Pattern SEPARATOR = Pattern.compile("_");

  static Applied of(RevisionGraph graph, List<HistoryRow> history) {
    Map<String, HistoryRow> byId = new HashMap<>();
    history.forEach(row -> byId.put(row.id(), row));
    Map<RevisionNode, HistoryRow> rows = new LinkedHashMap<>();
    List<RevisionNode> unmatched = new ArrayList<>();
    for (RevisionNode node : graph.nodes()) {
      HistoryRow row = byId.remove(node.id().value());
      if (row != null) {
        rows.put(node, row);
      } else if (node.hash() != null) {
        unmatched.add(node);
      }
    }
    if (!unmatched.isEmpty() && !byId.isEmpty()) {
      Map<String, HistoryRow> byPart = new HashMap<>();
      for (HistoryRow row : byId.values()) {
        SEPARATOR.splitAsStream(row.id()).forEach(part -> byPart.putIfAbsent(part, row));
      }
      for (RevisionNode node : unmatched) {
        HistoryRow row = byPart.get(node.hash());
        if (row != null && byId.remove(row.id()) != null) {
          rows.put(node, row);
        }
      }
    }
    return new Applied(rows, history.stream().filter(row -> byId.containsKey(row.id())).toList());
  }

  /** The revisions that are wholly applied. */
  Set<RevisionNode> applied() {
    Set<RevisionNode> applied = new HashSet<>();
    rows.forEach(
        (node, row) -> {
          if (row.state() == HistoryRow.State.APPLIED) {
            applied.add(node);
          }
        });
    return applied;
  }

  /** The rows on their way, known or not. */
  List<HistoryRow> inProgress() {
    List<HistoryRow> all = new ArrayList<>(rows.values());
    all.addAll(unknown);
    return all.stream().filter(row -> row.state() != HistoryRow.State.APPLIED).toList();
  }

  /**
   * Where the database stands: the IDs that no other row follows, in the code or by what it named
   * when it was applied.
   */
  List<RevisionId> heads(RevisionGraph graph) {
    Set<String> followed = new HashSet<>();
    unknown.forEach(row -> followed.addAll(row.parents()));
    for (RevisionNode node : applied()) {
      Set<String> parents = new HashSet<>(Objects.requireNonNull(rows.get(node)).parents());
      graph.dependencies(node).forEach(dependency -> parents.remove(id(dependency)));
      followed.addAll(parents);
    }
    List<RevisionId> heads = new ArrayList<>();
    for (RevisionNode node : graph.headsOf(applied())) {
      if (!followed.contains(id(node))) {
        heads.add(node.id());
      }
    }
    for (HistoryRow row : unknown) {
      if (!followed.contains(row.id())) {
        heads.add(new RevisionId(row.id()));
      }
    }
    return heads;
  }

  /** The ID under which the history knows a revision. */
  private String id(RevisionNode node) {
    HistoryRow row = rows.get(node);
    return row == null ? node.id().value() : row.id();
  }

  /**
   * Whether every row that the code lacks stands above one of the code's heads: an older version of
   * the application looks at a newer database. What else it follows or depends on may be any row.
   */
  boolean isAhead(RevisionGraph graph) {
    Set<String> above = new HashSet<>();
    for (RevisionNode head : graph.heads()) {
      HistoryRow row = rows.get(head);
      if (row != null) {
        above.add(row.id());
      }
    }
    List<HistoryRow> left = new ArrayList<>(unknown);
    while (left.removeIf(row -> row.parents().stream().anyMatch(above::contains))) {
      unknown.stream().filter(row -> !left.contains(row)).forEach(row -> above.add(row.id()));
    }
    Set<String> known = new HashSet<>(above);
    rows.values().forEach(row -> known.add(row.id()));
    return !unknown.isEmpty()
        && left.isEmpty()
        && unknown.stream().allMatch(row -> known.containsAll(row.parents()));
  }
}
