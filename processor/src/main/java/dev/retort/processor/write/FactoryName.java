package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.model.GeneratedFactories;
import dev.retort.processor.model.GeneratedNames;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * How the factory of a package is named: after the package's first-born revision, because main and
 * test sources share packages, and a class of one name in both would hide the other's revisions.
 *
 * <p>It follows from the revisions alone: over earlier output it is the name that a clean build
 * gives, which is what {@code module-info.java} names.
 */
final class FactoryName {

  private static final Comparator<RevisionNode> FIRST_BORN =
      Comparator.comparing(
              RevisionNode::birth, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(RevisionNode::className);

  private final Elements elements;
  private final OutputFolder folder;

  FactoryName(Elements elements, OutputFolder folder) {
    this.elements = elements;
    this.folder = folder;
  }

  /**
   * Names a factory.
   *
   * @param revisions all revisions of the package, at least one
   * @param given the binary names that factories of this compilation have
   */
  ClassName of(Collection<RevisionNode> revisions, Set<String> given) {
    String first = revisions.stream().min(FIRST_BORN).orElseThrow().className();
    String packageName = GeneratedNames.packageOf(first);
    Set<String> ids = revisions.stream().map(node -> node.id().value()).collect(Collectors.toSet());
    ClassName name = ClassName.get(packageName, GeneratedNames.factory(first));
    while (given.contains(name.reflectionName()) || isTaken(name.reflectionName(), ids)) {
      first += "_";
      name = ClassName.get(packageName, GeneratedNames.factory(first));
    }
    return name;
  }

  /** Whether a class of that name is there that is not an earlier version of the factory. */
  private boolean isTaken(String name, Set<String> ids) {
    TypeElement existing = elements.getTypeElement(name);
    if (existing == null) {
      return false;
    }
    if (!GeneratedFactories.isGenerated(existing)) {
      return true;
    }
    return GeneratedFactories.constants(existing).values().stream().noneMatch(ids::contains)
        && !folder.hasClassFile(name)
        && !folder.hasGeneratedSource(name);
  }
}
