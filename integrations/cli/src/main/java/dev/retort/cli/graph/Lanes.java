package dev.retort.cli.graph;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column each revision stands in, and which lines pass it; the newest first. */
final class Lanes {

  /**
   * One revision's row.
   *
   * @param node the revision
   * @param lane its column, from 0
   * @param passing the columns of lines that pass it
   * @param joined columns whose lines end above it, because it is where they part
   * @param opened columns that begin below it, because it joins them
   * @param reached columns that are there already and that it joins
   * @param via the column of the line to each of its downs
   */
  record Row(
      RevisionNode node,
      int lane,
      Set<Integer> passing,
      List<Integer> joined,
      List<Integer> opened,
      List<Integer> reached,
      List<Integer> via) {}

  private final RevisionGraph graph;
  private final List<@Nullable RevisionNode> awaited = new ArrayList<>();

  private Lanes(RevisionGraph graph) {
    this.graph = graph;
  }

  static List<Row> of(RevisionGraph graph) {
    Lanes lanes = new Lanes(graph);
    List<RevisionNode> newestFirst = new ArrayList<>(graph.nodes());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(lanes::row).toList();
  }

  private Row row(RevisionNode node) {
    int lane = awaited.indexOf(node);
    if (lane < 0) {
      lane = free();
      awaited.set(lane, node);
    }
    List<Integer> joined = new ArrayList<>();
    for (int i = lane + 1; i < awaited.size(); i++) {
      if (node.equals(awaited.get(i))) {
        joined.add(i);
        awaited.set(i, null);
      }
    }
    Set<Integer> passing = new LinkedHashSet<>();
    for (int i = 0; i < awaited.size(); i++) {
      if (i != lane && awaited.get(i) != null) {
        passing.add(i);
      }
    }
    List<Integer> opened = new ArrayList<>();
    List<Integer> reached = new ArrayList<>();
    List<Integer> via = new ArrayList<>();
    List<RevisionNode> downs = graph.down(node);
    awaited.set(lane, downs.isEmpty() ? null : downs.get(0));
    if (!downs.isEmpty()) {
      via.add(lane);
    }
    for (RevisionNode down : downs.subList(Math.min(1, downs.size()), downs.size())) {
      int there = awaited.indexOf(down);
      if (there >= 0) {
        reached.add(there);
        via.add(there);
      } else {
        int next = free();
        awaited.set(next, down);
        opened.add(next);
        via.add(next);
      }
    }
    while (!awaited.isEmpty() && awaited.get(awaited.size() - 1) == null) {
      awaited.remove(awaited.size() - 1);
    }
    return new Row(node, lane, passing, joined, opened, reached, via);
  }

  private int free() {
    int lane = awaited.indexOf(null);
    if (lane < 0) {
      lane = awaited.size();
      awaited.add(null);
    }
    return lane;
  }
}
