package dev.retort.processor.lint;

import dev.retort.processor.message.Level;
import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How loud each check is: {@code -Aretort.checks=MF03:error,BC01:off,LK:note,all:note}.
 *
 * <p>What names a code wins over what names its family, and that over {@code all}; the order does
 * not matter. A family and {@code all} are about warnings and notes: an error, of what cannot work,
 * is made less only by its own code.
 */
public final class Levels {

  /** The families of codes that are checks of what revisions do. */
  private static final List<String> FAMILIES =
      List.of("EV", "SC", "DS", "MF", "BC", "LK", "RV", "EN", "CK");

  private static final String ALL = "all";

  /** Each check as loud as its message is. */
  public static final Levels DEFAULT = new Levels(Map.of());

  private final Map<String, Level> levels;

  private Levels(Map<String, Level> levels) {
    this.levels = Map.copyOf(levels);
  }

  /**
   * What an option's value says.
   *
   * @param levels what was understood
   * @param problems what was not, each as the end of a sentence that begins with the option
   */
  public record Parsed(Levels levels, List<String> problems) {}

  /** The same, but for one check where a level is given. */
  public Levels with(Message message, @Nullable Level level) {
    if (level == null) {
      return this;
    }
    Map<String, Level> changed = new HashMap<>(levels);
    changed.put(message.code(), level);
    return new Levels(changed);
  }

  /** The same, but for a family where a level is given and none is said of it. */
  public Levels withFamily(String family, @Nullable Level level) {
    if (level == null) {
      return this;
    }
    Map<String, Level> changed = new HashMap<>(levels);
    changed.putIfAbsent(family, level);
    return new Levels(changed);
  }

  /** Reads the option's value. */
  public static Parsed parse(String value) {
    Map<String, Level> levels = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (String entry : value.split(",", -1)) {
      String[] parts = entry.strip().split(":", -1);
      if (parts.length != 2) {
        problems.add("\"" + entry.strip() + "\" is not CODE:LEVEL, such as MF03:error");
        continue;
      }
      String code = code(parts[0].strip());
      Level level = Level.of(parts[1].strip().toLowerCase(Locale.ROOT));
      if (code == null) {
        problems.add("there is no check \"" + parts[0].strip() + "\"" + meant(parts[0].strip()));
      } else if (level == null) {
        problems.add("\"" + parts[1].strip() + "\" is no level; they are " + Level.words());
      } else if (levels.putIfAbsent(code, level) != null) {
        problems.add(code + " is named twice");
      }
    }
    return new Parsed(new Levels(levels), List.copyOf(problems));
  }

  private static @Nullable String code(String written) {
    if (written.equalsIgnoreCase(ALL)) {
      return ALL;
    }
    String upper = written.toUpperCase(Locale.ROOT);
    return FAMILIES.contains(upper) || isCheck(upper) ? upper : null;
  }

  /** Whether a code is that of a check. */
  static boolean isCheck(String code) {
    return checks().containsKey(code);
  }

  /** The checks by code. */
  private static Map<String, Message> checks() {
    Map<String, Message> checks = new TreeMap<>();
    for (Message message : Message.values()) {
      if (FAMILIES.contains(family(message.code()))) {
        checks.put(message.code(), message);
      }
    }
    return checks;
  }

  private static String family(String code) {
    return code.substring(0, 2);
  }

  /** {@code (did you mean MF03?)}, or nothing: for a name, or a code that is nearly written. */
  static String meant(String written) {
    String title = written.toLowerCase(Locale.ROOT).replace('_', '-');
    String upper = written.toUpperCase(Locale.ROOT);
    for (Message message : checks().values()) {
      if (message.title().equals(title)) {
        return " (did you mean " + message.code() + "?)";
      }
    }
    if (Arrays.stream(Message.values()).anyMatch(each -> each.code().equals(upper))) {
      return ""; // a message that is no check
    }
    List<String> near =
        checks().keySet().stream().filter(code -> isNear(code, upper)).collect(Collectors.toList());
    return near.isEmpty() || near.size() > 3
        ? ""
        : " (did you mean " + String.join(" or ", near) + "?)";
  }

  /** Whether the number is the same, with or without its zero, and the first letter too. */
  private static boolean isNear(String code, String written) {
    String digits = written.replaceAll("\\D", "");
    return written.matches("[A-Z]{1,3}\\d{1,3}")
        && Integer.parseInt(digits) == Integer.parseInt(code.substring(2))
        && written.charAt(0) == code.charAt(0);
  }

  /** How loud a message is; null for not at all. */
  public @Nullable Kind kind(Message message) {
    Level level = levels.get(message.code());
    if (level == null && message.kind() != Kind.ERROR) {
      level = levels.get(family(message.code()));
      level = level == null ? levels.get(ALL) : level;
    }
    return level == null ? message.kind() : level.kind();
  }
}
