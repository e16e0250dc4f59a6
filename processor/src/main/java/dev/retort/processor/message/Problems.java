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
 * found, each thing once. The only one that talks to the {@link Messager}, or to a {@link Place}.
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
    String where = position.element() + " " + position.value() + " " + position.place();
    if (reported.add(text + ' ' + where)) {
      found.add(new Problem(kind, text, position));
      anyError |= kind == Kind.ERROR;
    }
  }

  /** Adds a problem whose level is not the message's own. */
  public void add(Message message, Kind kind, Position position, String text) {
    add(kind, message.code(), message.title(), text, position);
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
      if (at.place() != null) {
        at.place().print(problem.kind(), problem.text());
      } else {
        messager.printMessage(
            problem.kind(), problem.text(), at.element(), at.annotation(), at.value());
      }
    }
    found.clear();
  }
}
