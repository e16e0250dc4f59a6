package dev.retort.dialect;

import java.util.List;

/**
 * What became of an operation: its statements, or why the database can't do it.
 *
 * @param steps the statements in order; empty when there are problems
 * @param problems what the database cannot do and the way out, a sentence each; usually empty
 */
public record Rendering(List<SqlStep> steps, List<String> problems) {
  public Rendering {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
  }
}
