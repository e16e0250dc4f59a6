package dev.retort.processor.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/**
 * Collects what is wrong and reports it: all of it, errors first, in the order in which it was
 * found, each thing once. The only place that talks to the {@link Messager}.
 */
public final class Problems {

  private record Problem(Kind kind, String text, Position position) {}

  private final List<Problem> found = new ArrayList<>();
  private final Set<String> reported = new HashSet<>();
  private boolean anyError;

  /** Adds a problem at its place. */
  public void add(Message message, Position position, Object... parts) {
    add(message.kind(), message.format(parts), position);
  }

  /** Adds a problem whose text another room has finished. */
  public void add(Kind kind, String code, String title, String text, Position position) {
    add(kind, "[retort:" + code + " " + title + "] " + text, position);
  }

  private void add(Kind kind, String text, Position position) {
    if (reported.add(text + ' ' + position.element() + ' ' + position.value())) {
      found.add(new Problem(kind, text, position));
      anyError |= kind == Kind.ERROR;
    }
  }

  /** Whether an error was added, reported or not. */
  public boolean hasErrors() {
    return anyError;
  }

  /** Reports what was added since the last time. */
  public void reportTo(Messager messager) {
    found.sort(Comparator.comparing(Problem::kind));
    for (Problem problem : found) {
      Position at = problem.position();
      messager.printMessage(
          problem.kind(), problem.text(), at.element(), at.annotation(), at.value());
    }
    found.clear();
  }
}
