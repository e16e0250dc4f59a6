package dev.retort.spi;

import dev.retort.chain.RevisionNode;
import dev.retort.op.Operations;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of one package of one compilation. {@code retort-processor} generates an
 * implementation for each package; {@link java.util.ServiceLoader} finds it.
 *
 * <p>Revisions are addressed by binary class name, never by position.
 */
public interface RevisionSource {

  /** The revisions, in any order. Loads no migration class. */
  List<RevisionNode> revisions();

  /**
   * Lets a revision record its upgrade.
   *
   * @param className one of {@link #revisions()}'s
   * @return false when this source lacks the class (it is older than its index)
   */
  boolean upgrade(String className, Operations op);

  /**
   * Lets a revision record its downgrade.
   *
   * @param className one of {@link #revisions()}'s
   * @return false when this source lacks the class (it is older than its index)
   */
  boolean downgrade(String className, Operations op);

  /**
   * A file beside the revisions of this source's package: generated code opens it, because in a
   * named module nobody else may.
   *
   * @param file its name without a path
   * @return null when there is none
   */
  default @Nullable InputStream resource(String file) {
    return getClass().getResourceAsStream(file);
  }
}
