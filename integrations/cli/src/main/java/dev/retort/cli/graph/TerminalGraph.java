package dev.retort.cli.graph;

import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The chain as version control draws commits, in ASCII. */
public final class TerminalGraph {

  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private TerminalGraph() {}

  /**
   * Draws it.
   *
   * @param colours whether escape codes may be in it
   */
  public static String of(Drawn drawn, boolean colours) {
    List<String> lines = new ArrayList<>();
    drawn.unknown().forEach(line -> lines.add(coloured("?", RED, colours) + " " + line));
    for (Lanes.Row row : Lanes.of(drawn.graph())) {
      if (!row.joined().isEmpty()) {
        lines.add(connected(row, row.joined(), List.of(), row.passing(), '\''));
      }
      StringBuilder picture = cells(row.passing());
      put(picture, row.lane(), mark(drawn, row.node()));
      lines.add(painted(picture, row, drawn, colours) + text(drawn, row.node()));
      if (!row.opened().isEmpty() || !row.reached().isEmpty()) {
        lines.add(connected(row, row.opened(), row.reached(), row.passing(), '.'));
      }
      if (row.via().isEmpty() && !row.node().equals(drawn.graph().nodes().get(0))) {
        lines.add(cells(row.passing()).toString()); // nothing below it is what it follows
      }
    }
    if (!drawn.states().isEmpty()) {
      lines.add("");
      lines.add("* applied   o pending   ~ on its way   ! never ran");
    }
    return String.join("\n", lines);
  }

  private static StringBuilder cells(Set<Integer> lanes) {
    StringBuilder picture = new StringBuilder();
    lanes.forEach(lane -> put(picture, lane, '|'));
    return picture;
  }

  private static void put(StringBuilder picture, int lane, char c) {
    while (picture.length() <= 2 * lane) {
      picture.append(' ');
    }
    picture.setCharAt(2 * lane, c);
  }

  /** A line of dashes from a revision's lane to others, beneath lines that pass. */
  private static String connected(
      Lanes.Row row,
      Collection<Integer> ends,
      Collection<Integer> through,
      Set<Integer> passing,
      char end) {
    StringBuilder picture = cells(passing);
    put(picture, row.lane(), '|');
    TreeSet<Integer> all = new TreeSet<>(ends);
    all.addAll(through);
    all.add(row.lane());
    ends.forEach(lane -> put(picture, lane, end));
    for (int i = 2 * all.first(); i < 2 * all.last(); i++) {
      if (picture.charAt(i) == ' ') {
        picture.setCharAt(i, '-');
      }
    }
    return picture.toString();
  }

  private static char mark(Drawn drawn, RevisionNode node) {
    Drawn.State state = drawn.state(node);
    if (state == null) {
      return '*';
    }
    return switch (state) {
      case APPLIED -> '*';
      case PENDING -> 'o';
      case MOVING -> '~';
      case MISSED -> '!';
    };
  }

  private static String painted(
      StringBuilder picture, Lanes.Row row, Drawn drawn, boolean colours) {
    Drawn.State state = drawn.state(row.node());
    if (!colours || state == null) {
      return picture.toString();
    }
    int at = 2 * row.lane();
    String colour =
        switch (state) {
          case APPLIED -> GREEN;
          case PENDING -> YELLOW;
          case MOVING, MISSED -> RED;
        };
    return picture.substring(0, at)
        + coloured(picture.substring(at, at + 1), colour, true)
        + picture.substring(at + 1);
  }

  private static String coloured(String text, String colour, boolean colours) {
    return colours ? colour + text + PLAIN : text;
  }

  private static String text(Drawn drawn, RevisionNode node) {
    StringBuilder text =
        new StringBuilder("  ").append(node.id()).append("  ").append(node.message());
    List<String> marks = new ArrayList<>();
    if (drawn.graph().children(node).isEmpty()) {
      marks.add("head");
    }
    node.labels().forEach(label -> marks.add("label " + label));
    drawn
        .graph()
        .dependencies(node)
        .forEach(dependency -> marks.add("depends on " + dependency.simpleName()));
    return text.append(marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")").toString();
  }
}
