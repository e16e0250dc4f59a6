package dev.retort.chain;

import org.jspecify.annotations.Nullable;

/**
 * A target taken apart: {@code branch@symbol+steps}, of which each part may be missing.
 *
 * @param text the target as given
 * @param branch what stands before the {@code @}: a label, or a revision whose line is meant; null
 *     when there is none
 * @param symbol a revision or one of the words; empty when the target counts from where the
 *     database stands
 * @param steps how many revisions up, or down when negative; 0 when it does not count
 * @param isRelative whether it counts
 */
record Target(String text, @Nullable String branch, String symbol, int steps, boolean isRelative) {

  static Target parse(String text) {
    if (text.isBlank()) {
      throw new UnresolvedTargetException("the target is blank; \"head\" is the newest revision");
    }
    int at = text.indexOf('@');
    String branch = at < 0 ? null : text.substring(0, at);
    String rest = text.substring(at + 1);
    if ((branch != null && branch.isEmpty()) || rest.isEmpty() || rest.indexOf('@') >= 0) {
      throw refused(text, "is not one target at one branch: write label@head, say");
    }
    int sign = sign(rest);
    if (sign < 0) {
      return new Target(text, branch, rest, 0, false);
    }
    String number = rest.substring(sign + 1);
    if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused(
          text, "does not end in a number after '" + rest.charAt(sign) + "': write ID+2, say");
    }
    int steps = number(number);
    if (steps == 0 && sign == 0) {
      throw refused(text, "goes nowhere");
    }
    return new Target(
        text, branch, rest.substring(0, sign), rest.charAt(sign) == '+' ? steps : -steps, true);
  }

  /** No ID, label or class name has one of these. */
  private static int sign(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '+' || rest.charAt(i) == '-') {
        return i;
      }
    }
    return -1;
  }

  /** Whatever is larger than any chain is as good as the largest number. */
  private static int number(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(significant);
  }

  /** Whether it counts from where the database stands. */
  boolean isFromCurrent() {
    return isRelative && symbol.isEmpty();
  }

  boolean isBase() {
    return symbol.equals("base") && !isRelative;
  }

  UnresolvedTargetException refused(String why) {
    return refused(text, why);
  }

  private static UnresolvedTargetException refused(String text, String why) {
    return new UnresolvedTargetException("the target \"" + text + "\" " + why);
  }
}
