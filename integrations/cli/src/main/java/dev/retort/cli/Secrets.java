package dev.retort.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps passwords out of what is printed: drivers' errors like to repeat their URL. */
final class Secrets {

  /** {@code ?password=x}, {@code ;PASSWORD=x}, {@code --pasword=x}. */
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(\\b|_)(pass?(?:wo?r?d?)?|pwd|secret)(\\s*=\\s*)([^\\s&;,'\"]+)");

  /** {@code //me:x@host}, and Oracle's {@code thin:me/x@host}. */
  private static final Pattern USER_INFO =
      Pattern.compile("(//[^/\\s:@]+:|:[^/\\s:@]+/)([^/\\s@]+)@");

  /** Shorter ones are words of the messages themselves. */
  private static final int SHORTEST = 4;

  private final Set<String> known = new HashSet<>();

  /** A password that must not be printed. */
  void add(String password) {
    if (password.length() >= SHORTEST) {
      known.add(password);
    }
  }

  /** The text without passwords. */
  String hide(String text) {
    String hidden = PARAMETER.matcher(text).replaceAll("$1$2$3***");
    hidden = USER_INFO.matcher(hidden).replaceAll("$1***@");
    for (String password : known) {
      hidden = hidden.replace(password, "***");
    }
    return hidden;
  }

  /** Whether a URL holds a password. */
  static boolean holdsPassword(String url) {
    Matcher parameter = PARAMETER.matcher(url);
    return parameter.find() || USER_INFO.matcher(url).find();
  }
}
