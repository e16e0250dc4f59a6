package dev.retort.processor.java;

import dev.retort.processor.java.Code.Call;
import dev.retort.processor.java.Code.Chain;
import dev.retort.processor.java.Code.Lambda;
import dev.retort.processor.java.Code.Text;
import dev.retort.processor.java.Code.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts code on lines, nearly as google-java-format does: on one line what fits, else the arguments
 * one a line and the calls of a chain one a line.
 */
final class Layout {

  private static final int WIDTH = 100;

  private Layout() {}

  /**
   * Lays out.
   *
   * @param column where it begins; its further lines are indented at least as far
   * @param tail how many characters follow it on its last line
   */
  static String at(Code code, int column, int tail) {
    String flat = flat(code);
    if (flat != null && column + flat.length() + tail <= WIDTH) {
      return flat;
    } else if (code instanceof Text text) {
      return StringLiterals.broken(text.value(), column, WIDTH - tail);
    } else if (code instanceof Call call) {
      return broken(call, column, tail);
    } else if (code instanceof Chain chain) {
      return broken(chain, column, tail);
    } else if (code instanceof Lambda lambda) {
      return broken(lambda, column);
    }
    return ((Word) code).text();
  }

  private static String broken(Call call, int column, int tail) {
    List<Code> arguments = call.arguments();
    if (arguments.isEmpty()) {
      return call.head() + "()";
    }
    String newLine = newLine(column + 4);
    // What is nothing but words and short texts reads better side by side.
    if (arguments.stream().allMatch(each -> each instanceof Word || each instanceof Text)) {
      String together = flat(arguments);
      if (together != null && column + 4 + together.length() + 1 + tail <= WIDTH) {
        return call.head() + "(" + newLine + together + ")";
      }
    }
    StringBuilder text = new StringBuilder(call.head()).append('(');
    for (int i = 0; i < arguments.size(); i++) {
      boolean last = i == arguments.size() - 1;
      text.append(newLine)
          .append(at(arguments.get(i), column + 4, last ? tail + 1 : 1))
          .append(last ? ")" : ",");
    }
    return text.toString();
  }

  private static String broken(Chain chain, int column, int tail) {
    List<Call> calls = chain.calls();
    StringBuilder text = new StringBuilder(at(calls.get(0), column, 0));
    for (int i = 1; i < calls.size(); i++) {
      boolean last = i == calls.size() - 1;
      // The dot stands before the call, so all of it is one further.
      text.append(newLine(column + 4))
          .append('.')
          .append(at(calls.get(i), column + 4, (last ? tail : 0) + 1));
    }
    return text.toString();
  }

  private static String broken(Lambda lambda, int column) {
    StringBuilder text = new StringBuilder("() -> {");
    for (Code statement : lambda.statements()) {
      text.append(newLine(column + 2)).append(at(statement, column + 2, 1)).append(';');
    }
    return text.append(newLine(column)).append('}').toString();
  }

  /** All on one line, or null where that can't be. */
  private static @Nullable String flat(Code code) {
    if (code instanceof Word word) {
      return word.text();
    } else if (code instanceof Text text) {
      return StringLiterals.isBlock(text.value()) ? null : StringLiterals.literal(text.value());
    } else if (code instanceof Call call) {
      String arguments = flat(call.arguments());
      return arguments == null ? null : call.head() + "(" + arguments + ")";
    } else if (code instanceof Chain chain) {
      return joined(chain.calls(), ".");
    }
    List<Code> statements = ((Lambda) code).statements();
    if (statements.isEmpty()) {
      return "() -> {}";
    }
    String only = statements.size() == 1 ? flat(statements.get(0)) : null;
    return only == null ? null : "() -> " + only;
  }

  private static @Nullable String flat(List<Code> codes) {
    return joined(codes, ", ");
  }

  private static @Nullable String joined(List<? extends Code> codes, String delimiter) {
    List<String> flat = new ArrayList<>(codes.size());
    for (Code code : codes) {
      String each = flat(code);
      if (each == null) {
        return null;
      }
      flat.add(each);
    }
    return String.join(delimiter, flat);
  }

  private static String newLine(int indent) {
    return "\n" + " ".repeat(indent);
  }
}
