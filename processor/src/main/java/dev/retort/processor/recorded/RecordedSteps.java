package dev.retort.processor.recorded;

import dev.retort.op.Database;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.lint.Touch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code upgrade} of a compiled revision comes to, as a text: a line a step, the steps of
 * {@code on(..)} indented. It holds no ID, no date and no position, so it changes only when the
 * revision does something else.
 */
public final class RecordedSteps {

  private static final String HEADER = "retort-ops 1";

  private static final Pattern LINE = Pattern.compile("( *)(do|on|touch) (.*)");

  private RecordedSteps() {}

  /** The text of some steps; ASCII. */
  public static String write(List<Step> steps) {
    StringBuilder text = new StringBuilder(HEADER + "\n");
    write(steps, "", text);
    return text.toString();
  }

  private static void write(List<Step> steps, String indent, StringBuilder text) {
    for (Step step : steps) {
      text.append(indent);
      if (step instanceof Step.Change change) {
        text.append("do ").append(ValueWriter.write(change.operation())).append('\n');
      } else if (step instanceof Step.On on) {
        text.append("on ").append(ValueWriter.write(on.database())).append('\n');
        write(on.steps(), indent + "  ", text);
      } else if (step instanceof Step.Unknown unknown) {
        String touched =
            unknown.touch().everything()
                ? "everything"
                : ValueWriter.write(List.copyOf(new TreeSet<>(unknown.touch().objects())));
        text.append("touch ").append(touched).append('\n');
      }
    }
  }

  /**
   * Reads a text back; nothing in it points at a source.
   *
   * @throws IllegalArgumentException when it is no such text, or one that another version wrote
   */
  public static List<Step> read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("it does not begin with " + HEADER);
    }
    List<Step> steps = new ArrayList<>();
    try {
      read(new ArrayDeque<>(lines.subList(1, lines.size())), 0, steps);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException("it has something else where an operation should be", e);
    }
    return steps;
  }

  private static void read(Deque<String> lines, int indent, List<Step> steps) {
    while (!lines.isEmpty()) {
      Matcher line = LINE.matcher(lines.element());
      if (!line.matches()) {
        throw new IllegalArgumentException("it has the line " + lines.element());
      }
      if (line.group(1).length() < indent) {
        return;
      }
      lines.remove();
      if (line.group(2).equals("on")) {
        List<Step> inner = new ArrayList<>();
        read(lines, indent + 2, inner);
        steps.add(new Step.On((Database) value(line.group(3)), inner, Source.NONE));
      } else {
        steps.add(step(line.group(2), line.group(3)));
      }
    }
  }

  private static Step step(String word, String value) {
    if (word.equals("do")) {
      return new Step.Change((Operation) value(value), Source.NONE);
    }
    Touch touch =
        value.equals("everything")
            ? Touch.EVERYTHING
            : new Touch(
                false,
                ((List<?>) value(value))
                    .stream().map(QualifiedName.class::cast).collect(Collectors.toSet()));
    return new Step.Unknown(touch, "it was not understood when it was compiled", Source.NONE);
  }

  private static Object value(String text) {
    Object value = ValueReader.read(text);
    if (value == null) {
      throw new IllegalArgumentException("it has nothing where an operation should be");
    }
    return value;
  }
}
