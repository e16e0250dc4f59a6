package dev.retort.processor.evaluate;

import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a revision's methods come to.
 *
 * @param upgrade the steps of {@code upgrade}, in order
 * @param downgrade those of {@code downgrade}; null where it is not overridden, and so derived
 * @param remarks what is not understood or refused, each place once
 * @param source the class itself, for what no call says
 */
public record Evaluation(
    List<Step> upgrade, @Nullable List<Step> downgrade, List<Remark> remarks, Source source) {

  public Evaluation {
    upgrade = List.copyOf(upgrade);
    downgrade = downgrade == null ? null : List.copyOf(downgrade);
    remarks = List.copyOf(remarks);
  }
}
