package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it is written into the factory and the index of its package.
 *
 * @param node what the index says of it
 * @param className its class; null when generated code can't create it (its own errors say why not,
 *     or it is known from an index alone)
 */
public record WrittenRevision(RevisionNode node, @Nullable ClassName className) {

  String binaryName() {
    return node.className();
  }
}
