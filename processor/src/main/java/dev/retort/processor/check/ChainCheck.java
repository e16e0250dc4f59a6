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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what the runtime's own graph finds wrong onto the annotation values that caused it. */
public final class ChainCheck {

  private final Map<String, RevisionModel> models = new HashMap<>();
  private final Problems problems;

  private ChainCheck(Collection<RevisionModel> all, Problems problems) {
    all.forEach(model -> models.put(model.binaryName(), model));
    this.problems = problems;
  }

  /**
   * Checks the chain.
   *
   * @param all every revision that was read, also those from class files
   * @param graph the same revisions
   */
  public static void check(Collection<RevisionModel> all, RevisionGraph graph, Problems problems) {
    ChainCheck check = new ChainCheck(all, problems);
    graph.problems().forEach(check::report);
  }

  private void report(ChainProblem problem) {
    if (problem instanceof ChainProblem.Cycle cycle) {
      report(cycle);
    } else if (problem instanceof ChainProblem.Fork fork) {
      report(fork);
    } else if (problem instanceof ChainProblem.SeveralBases bases) {
      problems.add(
          Message.SEVERAL_BASES, lastOf(bases.bases(), this::message), names(bases.bases()));
    } else if (problem instanceof ChainProblem.DuplicateId duplicate) {
      problems.add(
          Message.DUPLICATE_ID,
          lastOf(duplicate.nodes(), this::id),
          duplicate.nodes().get(duplicate.nodes().size() - 1).id(),
          names(duplicate.nodes()));
    } else if (problem instanceof ChainProblem.DuplicateLabel duplicate
        && duplicate.nodes().stream().distinct().count() > 1) {
      problems.add(
          Message.DUPLICATE_LABEL,
          lastOf(duplicate.nodes(), node -> label(node, duplicate.label())),
          duplicate.label(),
          names(duplicate.nodes()));
    } else if (problem instanceof ChainProblem.LabelIsId label) {
      problems.add(
          Message.LABEL_IS_ID,
          label(label.node(), label.label()),
          label.label(),
          name(label.other()));
    } else if (problem instanceof ChainProblem.ImpliedDependsOn implied) {
      problems.add(
          Message.IMPLIED_DEPENDENCY,
          reference(implied.node(), implied.dependency().className(), true),
          name(implied.dependency()));
    } else if (problem instanceof ChainProblem.MissingRevision missing) {
      report(missing);
    }
    // A self-reference is the class check's; one class in two jars shows at run time.
  }

  private void report(ChainProblem.Cycle cycle) {
    RevisionNode first = cycle.members().get(0);
    String way =
        cycle.members().stream().map(this::name).collect(Collectors.joining(" -> "))
            + " -> "
            + name(first);
    for (int i = 0; i < cycle.members().size(); i++) {
      RevisionNode member = cycle.members().get(i);
      RevisionNode next = cycle.members().get((i + 1) % cycle.members().size());
      Position position =
          reference(member, next.className(), !member.downs().contains(next.className()));
      if (position.element() != null) {
        problems.add(
            Message.CYCLE, position, way, cycle.throughDependsOn() ? "down or dependsOn" : "down");
        return;
      }
    }
    problems.add(Message.CYCLE, Position.NOWHERE, way, "down");
  }

  private void report(ChainProblem.Fork fork) {
    List<String> names = fork.children().stream().map(this::name).toList();
    String all =
        names.size() == 2
            ? names.get(0) + " and " + names.get(1) + " both"
            : String.join(", ", names) + " all";
    RevisionNode last = fork.children().get(fork.children().size() - 1);
    String classes = names.stream().map(name -> name + ".class").collect(Collectors.joining(", "));
    problems.add(
        Message.FORK,
        lastOf(fork.children(), child -> reference(child, fork.parent().className(), false)),
        all,
        name(fork.parent()),
        name(last),
        classes);
  }

  private void report(ChainProblem.MissingRevision missing) {
    RevisionModel model = models.get(missing.node().className());
    if (model != null && model.isSource()) {
      return; // javac or the class check says it
    }
    problems.add(
        Message.GONE,
        Position.NOWHERE,
        name(missing.node()),
        missing.className(),
        missing.isDependsOn() ? "dependsOn" : "down");
  }

  /** The place on the youngest of some revisions that is compiled here. */
  private static Position lastOf(
      List<RevisionNode> nodes, java.util.function.Function<RevisionNode, Position> place) {
    List<Position> places = new ArrayList<>(nodes.stream().map(place).toList());
    for (int i = places.size() - 1; i >= 0; i--) {
      if (places.get(i).element() != null) {
        return places.get(i);
      }
    }
    return Position.NOWHERE;
  }

  private Position message(RevisionNode node) {
    RevisionModel model = models.get(node.className());
    return model == null ? Position.NOWHERE : model.message().position();
  }

  private Position id(RevisionNode node) {
    RevisionModel model = models.get(node.className());
    if (model == null) {
      return Position.NOWHERE;
    }
    return model.id().value().isEmpty() ? model.position() : model.id().position();
  }

  private Position label(RevisionNode node, String label) {
    RevisionModel model = models.get(node.className());
    if (model != null) {
      for (Positioned<String> each : model.labels()) {
        if (each.value().equals(label)) {
          return each.position();
        }
      }
    }
    return Position.NOWHERE;
  }

  private Position reference(RevisionNode node, String className, boolean dependsOn) {
    RevisionModel model = models.get(node.className());
    if (model != null) {
      for (Positioned<ClassReference> each : dependsOn ? model.dependsOn() : model.downs()) {
        if (each.value().binaryName().equals(className)) {
          return each.position();
        }
      }
    }
    return Position.NOWHERE;
  }

  private String names(List<RevisionNode> nodes) {
    return nodes.stream().map(this::name).distinct().collect(Collectors.joining(", "));
  }

  private String name(RevisionNode node) {
    @Nullable RevisionModel model = models.get(node.className());
    return model == null ? node.className() : model.simpleName();
  }
}
