package dev.retort.processor.lint;

import dev.retort.chain.RevisionNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the checks see it.
 *
 * @param node its place in the chain
 * @param isSource whether it is compiled now: only then something is said about it
 * @param upgrade what {@code upgrade} comes to
 * @param downgrade what {@code downgrade} comes to; null where it is derived
 * @param source the class itself, for what no call says
 * @param allowances its {@code @Allow}s, on the class and on its methods
 */
public record RevisionSteps(
    RevisionNode node,
    boolean isSource,
    List<Step> upgrade,
    @Nullable List<Step> downgrade,
    Source source,
    List<Allowance> allowances) {

  public RevisionSteps {
    upgrade = List.copyOf(upgrade);
    downgrade = downgrade == null ? null : List.copyOf(downgrade);
    allowances = List.copyOf(allowances);
  }

  /** A revision without {@code @Allow}. */
  public RevisionSteps(
      RevisionNode node,
      boolean isSource,
      List<Step> upgrade,
      @Nullable List<Step> downgrade,
      Source source) {
    this(node, isSource, upgrade, downgrade, source, List.of());
  }

  /** Its name for people. */
  public String name() {
    return node.simpleName();
  }
}
