package dev.retort.cli;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.Plan;
import dev.retort.chain.Direction;
import java.util.List;
import java.util.Locale;

/** What would run, and what would keep it from running. */
final class Planned {

  private Planned() {}

  /** What a dry run of a direction answers. */
  static Answer answer(MigrationRegistry registry, Direction direction, String target) {
    Answer answer = answer(registry.plan(direction, target), astray(registry));
    return new Answer(
            answer.exitCode(), answer.text() + "\n-- dry run: nothing was changed", answer.fields())
        .with("dryRun", true);
  }

  /** What is planned where nothing is said of the direction. */
  static Answer answer(MigrationRegistry registry, String target) {
    return answer(registry.plan(target), astray(registry)).with("dryRun", true);
  }

  private static Answer answer(Plan plan, List<String> warnings) {
    StringBuilder text = new StringBuilder(plan.toString());
    warnings.forEach(warning -> text.append("\n-- warning: ").append(warning));
    return Answer.of(text.toString())
        .with("plan", Json.plan(plan))
        .with("losses", plan.losses())
        .with("warnings", warnings);
  }

  /** What a run may refuse though it can be planned. */
  private static List<String> astray(MigrationRegistry registry) {
    return registry.history().entries().stream()
        .filter(
            entry ->
                entry.state() == History.State.MISSED || entry.state() == History.State.UNKNOWN)
        .map(
            entry ->
                entry.id()
                    + " is "
                    + entry.state().name().toLowerCase(Locale.ROOT)
                    + " here; 'retort validate' tells more")
        .toList();
  }
}
