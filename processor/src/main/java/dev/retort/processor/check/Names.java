package dev.retort.processor.check;

import dev.retort.chain.RevisionNode;
import dev.retort.processor.model.RevisionModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How messages call revisions: without the package, where that is enough to tell them apart. */
final class Names {

  private final Map<String, RevisionModel> models = new HashMap<>();
  private final Set<String> shared = new HashSet<>();

  Names(Collection<RevisionModel> all) {
    Set<String> seen = new HashSet<>();
    for (RevisionModel model : all) {
      models.put(model.binaryName(), model);
      if (!seen.add(model.simpleName())) {
        shared.add(model.simpleName());
      }
    }
  }

  /** A revision as it was read; null when only an earlier compilation knew it. */
  @Nullable RevisionModel model(RevisionNode node) {
    return models.get(node.className());
  }

  String of(RevisionNode node) {
    RevisionModel model = model(node);
    if (model == null) {
      return node.className();
    }
    return shared.contains(model.simpleName()) ? model.canonicalName() : model.simpleName();
  }

  String list(List<RevisionNode> nodes) {
    return nodes.stream().map(this::of).collect(Collectors.joining(", "));
  }

  /** How Java code in a revision's package calls another. */
  String seenFrom(RevisionNode here, RevisionNode other) {
    RevisionModel from = model(here);
    RevisionModel to = model(other);
    if (to == null) {
      return other.className().replace('$', '.');
    }
    return from != null && from.packageName().equals(to.packageName())
        ? to.simpleName()
        : to.canonicalName();
  }
}
