package dev.retort.processor;

import dev.retort.processor.ledger.IdTemplate;
import dev.retort.processor.ledger.LedgerMode;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Aretort.*} says.
 *
 * @param mode what may be done with the ledger
 * @param ledgerFile where it lies, or null to find it
 * @param template how new IDs are written
 */
record Options(LedgerMode mode, @Nullable String ledgerFile, IdTemplate template) {

  static final String LEDGER = "retort.ledger";
  static final String LEDGER_FILE = "retort.ledger.file";
  static final String ID = "retort.id";
  static final String ZONE = "retort.zone";

  /** All there are. */
  static final Set<String> NAMES = new TreeSet<>(Set.of(LEDGER, LEDGER_FILE, ID, ZONE));

  private static final Set<String> BUILD_SERVERS = Set.of("CI", "TF_BUILD", "TEAMCITY_VERSION");

  /**
   * Reads them; what is not understood is a problem, and its default is taken.
   *
   * @param environment the environment variables, which tell whether this is a build server
   */
  static Options read(
      Map<String, String> options, Map<String, String> environment, Problems problems) {
    for (String name : new TreeSet<>(options.keySet())) {
      if (name.startsWith("retort.") && !NAMES.contains(name)) {
        problems.add(
            Message.UNKNOWN_OPTION,
            Position.NOWHERE,
            name,
            NAMES.stream().map(each -> "-A" + each).collect(Collectors.joining(", ")));
      }
    }
    return new Options(
        mode(options, environment, problems),
        options.get(LEDGER_FILE),
        new IdTemplate(template(options, problems), zone(options, problems)));
  }

  private static LedgerMode mode(
      Map<String, String> options, Map<String, String> environment, Problems problems) {
    String given = options.get(LEDGER);
    if (given == null) {
      boolean server = BUILD_SERVERS.stream().anyMatch(name -> isSet(environment.get(name)));
      return server ? LedgerMode.FROZEN : LedgerMode.RECORD;
    }
    for (LedgerMode mode : LedgerMode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(given)) {
        return mode;
      }
    }
    bad(
        problems,
        LEDGER,
        given,
        "it is one of "
            + Arrays.stream(LedgerMode.values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
    return LedgerMode.FROZEN;
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank() && !value.equals("false");
  }

  private static String template(Map<String, String> options, Problems problems) {
    String given = options.get(ID);
    String why = given == null ? null : IdTemplate.whyIllegal(given);
    if (given == null || why != null) {
      if (why != null) {
        bad(problems, ID, String.valueOf(given), why);
      }
      return IdTemplate.DEFAULT;
    }
    return given;
  }

  private static ZoneId zone(Map<String, String> options, Problems problems) {
    String given = options.get(ZONE);
    if (given == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(given);
    } catch (DateTimeException e) {
      bad(problems, ZONE, given, "it is a time zone such as UTC or Europe/Zurich");
      return ZoneOffset.UTC;
    }
  }

  private static void bad(Problems problems, String name, String value, String why) {
    problems.add(Message.BAD_OPTION, Position.NOWHERE, name, value, why);
  }
}
