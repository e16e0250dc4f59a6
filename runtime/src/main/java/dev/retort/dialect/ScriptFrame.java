package dev.retort.dialect;

import java.util.List;

/**
 * What a script says around a transaction, in statements.
 *
 * @param before before it begins
 * @param first as its first statements
 * @param last as its last statements before the commit
 * @param after after the commit
 */
public record ScriptFrame(
    List<String> before, List<String> first, List<String> last, List<String> after) {

  /** Nothing. */
  public static final ScriptFrame NONE =
      new ScriptFrame(List.of(), List.of(), List.of(), List.of());

  public ScriptFrame {
    before = List.copyOf(before);
    first = List.copyOf(first);
    last = List.copyOf(last);
    after = List.copyOf(after);
  }
}
