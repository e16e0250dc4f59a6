package dev.retort.processor.write;

import com.palantir.javapoet.ClassName;
import dev.retort.chain.RevisionNode;

/**
 * A revision as it is written into the factory and the index of its package.
 *
 * @param className its class
 * @param isCreatable whether generated code can create it; its own errors say why not
 * @param node what the index says of it
 */
public record WrittenRevision(ClassName className, boolean isCreatable, RevisionNode node) {

  String binaryName() {
    return node.className();
  }

  String id() {
    return node.id().value();
  }
}
