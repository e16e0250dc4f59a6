package dev.retort.chain;

import java.util.List;

/**
 * What has to run to get somewhere.
 *
 * @param direction which way
 * @param steps the revisions in the order in which they run; none: nothing is to be done
 */
public record Route(Direction direction, List<RevisionNode> steps) {
  public Route {
    steps = List.copyOf(steps);
  }
}
