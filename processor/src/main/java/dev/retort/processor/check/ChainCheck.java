package dev.retort.processor.check;

import dev.retort.chain.ChainProblem;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ClassReference;
import dev.retort.processor.model.Positioned;
import dev.retort.processor.model.RevisionModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what the runtime's own graph finds wrong onto the annotation values that caused it. */
public final class ChainCheck {

  private final RevisionGraph graph;
  private final Names names;
  private final Problems problems;

  private ChainCheck(Collection<RevisionModel> all, RevisionGraph graph, Problems problems) {
    this.graph = graph;
    this.names = new Names(all);
    this.problems = problems;
  }

  /**
   * Checks the chain.
   *
   * @param all every revision that was read, also those from class files
   * @param graph the same revisions
   */
  public static void check(Collection<RevisionModel> all, RevisionGraph graph, Problems problems) {
    ChainCheck check = new ChainCheck(all, graph, problems);
    graph.problems().forEach(check::report);
    check.impliedDowns();
  }

  private void report(ChainProblem problem) {
    if (problem instanceof ChainProblem.Cycle cycle) {
      report(cycle);
    } else if (problem instanceof ChainProblem.Fork fork) {
      report(fork);
    } else if (problem instanceof ChainProblem.SeveralBases bases) {
      problems.add(
          Message.SEVERAL_BASES, lastOf(bases.bases(), this::message), names.list(bases.bases()));
    } else if (problem instanceof ChainProblem.DuplicateId duplicate) {
      problems.add(
          Message.DUPLICATE_ID,
          lastOf(duplicate.nodes(), this::id),
          duplicate.nodes().get(duplicate.nodes().size() - 1).id(),
          names.list(duplicate.nodes()));
    } else if (problem instanceof ChainProblem.DuplicateLabel duplicate
        && duplicate.nodes().stream().distinct().count() > 1) {
      problems.add(
          Message.DUPLICATE_LABEL,
          lastOf(duplicate.nodes(), node -> label(node, duplicate.label())),
          duplicate.label(),
          names.list(duplicate.nodes().stream().distinct().toList()));
    } else if (problem instanceof ChainProblem.LabelIsId label) {
      problems.add(
          Message.LABEL_IS_ID,
          label(label.node(), label.label()),
          label.label(),
          names.of(label.other()));
    } else if (problem instanceof ChainProblem.ImpliedDependsOn implied) {
      problems.add(
          Message.IMPLIED_DEPENDENCY,
          reference(implied.node(), implied.dependency().className(), true),
          names.of(implied.dependency()));
    } else if (problem instanceof ChainProblem.MissingRevision missing) {
      report(missing);
    }
    // A self-reference is the class check's; one class in two jars shows at run time.
  }

  /** On the value of its first-born member that leads on; where that is compiled already, on.. */
  private void report(ChainProblem.Cycle cycle) {
    List<RevisionNode> members = new ArrayList<>(cycle.members());
    members.add(members.get(0));
    String way = members.stream().map(names::of).collect(Collectors.joining(" -> "));
    Position position = Position.NOWHERE;
    for (int i = 0; i + 1 < members.size() && position.element() == null; i++) {
      String next = members.get(i + 1).className();
      position = reference(members.get(i), next, !members.get(i).downs().contains(next));
    }
    problems.add(
        Message.CYCLE, position, way, cycle.throughDependsOn() ? "down or dependsOn" : "down");
  }

  /** On the youngest branch that is compiled now: the older ones were there before it. */
  private void report(ChainProblem.Fork fork) {
    List<RevisionNode> branches = fork.children();
    List<Position> places =
        branches.stream().map(child -> reference(child, fork.parent().className(), false)).toList();
    int youngest = branches.size() - 1;
    while (youngest > 0 && places.get(youngest).element() == null) {
      youngest--;
    }
    RevisionNode here = branches.get(youngest);
    RevisionNode other = branches.get(youngest == 0 ? 1 : 0);
    List<RevisionNode> heads = headsAfter(branches);
    RevisionNode last = heads.get(heads.size() - 1);
    List<RevisionNode> otherHeads = headsAfter(List.of(other));
    String branchNames =
        branches.size() == 2
            ? names.of(branches.get(0)) + " and " + names.of(branches.get(1)) + " both"
            : names.list(branches) + " all";
    problems.add(
        Message.FORK,
        places.get(youngest),
        branchNames,
        names.of(fork.parent()),
        names.seenFrom(here, otherHeads.get(otherHeads.size() - 1)),
        heads.stream()
            .map(head -> names.seenFrom(here, head) + ".class")
            .collect(Collectors.joining(", ")),
        "Merge" + last.simpleName());
  }

  /** The heads that some revisions come to. */
  private List<RevisionNode> headsAfter(List<RevisionNode> some) {
    Set<RevisionNode> reached = new HashSet<>();
    List<RevisionNode> open = new ArrayList<>(some);
    List<RevisionNode> heads = new ArrayList<>();
    while (!open.isEmpty()) {
      RevisionNode node = open.remove(open.size() - 1);
      if (reached.add(node)) {
        open.addAll(graph.children(node));
        if (graph.children(node).isEmpty()) {
          heads.add(node);
        }
      }
    }
    return heads.isEmpty() ? some : graph.ordered(heads);
  }

  private void report(ChainProblem.MissingRevision missing) {
    RevisionModel model = names.model(missing.node());
    String attribute = missing.isDependsOn() ? "dependsOn" : "down";
    if (model != null && model.isSource()) {
      return; // javac or the class check says it
    }
    boolean exists =
        model != null
            && references(model, missing.isDependsOn()).stream()
                .map(Positioned::value)
                .anyMatch(
                    each ->
                        each.element() != null && each.binaryName().equals(missing.className()));
    problems.add(
        exists ? Message.DOWN_WITHOUT_REVISION : Message.GONE,
        Position.NOWHERE,
        names.of(missing.node()),
        missing.className(),
        attribute);
  }

  /** A merge that names a revision and one that this follows anyway: harmless, so a note. */
  private void impliedDowns() {
    for (RevisionNode node : graph.nodes()) {
      RevisionModel model = names.model(node);
      List<RevisionNode> downs = graph.down(node);
      if (model != null && model.isSource() && downs.size() > 1) {
        for (RevisionNode down : downs) {
          RevisionNode after = followedBy(down, downs, node);
          if (after != null) {
            problems.add(
                Message.IMPLIED_DOWN,
                reference(node, down.className(), false),
                names.of(down),
                names.of(after));
          }
        }
      }
    }
  }

  /** Which of some revisions follows this one, over whatever others; never through a circle. */
  private @org.jspecify.annotations.Nullable RevisionNode followedBy(
      RevisionNode down, List<RevisionNode> some, RevisionNode merge) {
    for (RevisionNode other : some) {
      Set<RevisionNode> reached = new HashSet<>();
      List<RevisionNode> open = new ArrayList<>(graph.down(other));
      while (!open.isEmpty()) {
        RevisionNode node = open.remove(open.size() - 1);
        if (reached.add(node)) {
          open.addAll(graph.down(node));
        }
      }
      if (reached.contains(down) && !reached.contains(merge) && !other.equals(down)) {
        return other;
      }
    }
    return null;
  }

  /** The place on the youngest of some revisions that is compiled here. */
  private static Position lastOf(List<RevisionNode> nodes, Function<RevisionNode, Position> place) {
    List<Position> places = nodes.stream().map(place).toList();
    for (int i = places.size() - 1; i >= 0; i--) {
      if (places.get(i).element() != null) {
        return places.get(i);
      }
    }
    return Position.NOWHERE;
  }

  private Position message(RevisionNode node) {
    RevisionModel model = names.model(node);
    return model == null ? Position.NOWHERE : model.message().position();
  }

  private Position id(RevisionNode node) {
    RevisionModel model = names.model(node);
    if (model == null) {
      return Position.NOWHERE;
    }
    return model.id().value().isEmpty() ? model.position() : model.id().position();
  }

  private Position label(RevisionNode node, String label) {
    RevisionModel model = names.model(node);
    return model == null ? Position.NOWHERE : position(model.labels(), each -> each.equals(label));
  }

  private Position reference(RevisionNode node, String className, boolean dependsOn) {
    RevisionModel model = names.model(node);
    return model == null
        ? Position.NOWHERE
        : position(references(model, dependsOn), each -> each.binaryName().equals(className));
  }

  private static List<Positioned<ClassReference>> references(
      RevisionModel model, boolean dependsOn) {
    return dependsOn ? model.dependsOn() : model.downs();
  }

  private static <T> Position position(
      List<Positioned<T>> values, java.util.function.Predicate<T> wanted) {
    return values.stream()
        .filter(each -> wanted.test(each.value()))
        .map(Positioned::position)
        .findFirst()
        .orElse(Position.NOWHERE);
  }
}
