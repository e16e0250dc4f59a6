package dev.retort.processor;

import dev.retort.processor.ledger.IdTemplate;
import dev.retort.processor.ledger.LedgerMode;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Aretort.*} says.
 *
 * @param mode what may be done with the ledger
 * @param ledgerFile where it lies, or null to find it
 * @param template how new IDs are written
 * @param schema what is said about the checks of the schema
 * @param review what is written for reviews
 */
record Options(
    LedgerMode mode,
    @Nullable String ledgerFile,
    IdTemplate template,
    SchemaOptions schema,
    ReviewOptions review) {

  static final String LEDGER = "retort.ledger";
  static final String LEDGER_FILE = "retort.ledger.file";
  static final String ID = "retort.id";
  static final String ZONE = "retort.zone";

  /** All there are. */
  static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              LEDGER,
              LEDGER_FILE,
              ID,
              ZONE,
              SchemaOptions.DATABASES,
              SchemaOptions.OPAQUE,
              SchemaOptions.CHECKS,
              SchemaOptions.CHECKS_AFTER,
              SchemaOptions.ENTITIES,
              ReviewOptions.SQL,
              ReviewOptions.SQL_PATH,
              ReviewOptions.SCHEMA));

  private static final Set<String> BUILD_SERVERS = Set.of("CI", "TF_BUILD", "TEAMCITY_VERSION");

  /**
   * Reads them; what is not understood is a problem, and its default is taken.
   *
   * @param environment the environment variables, which tell whether this is a build server
   */
  static Options read(
      Map<String, String> options, Map<String, String> environment, Problems problems) {
    Map<String, String> given = new TreeMap<>();
    for (String name : new TreeSet<>(options.keySet())) {
      String value = options.get(name);
      if (name.startsWith("retort.") && !NAMES.contains(name)) {
        problems.add(
            Message.UNKNOWN_OPTION,
            Position.NOWHERE,
            name,
            NAMES.stream().map(each -> "-A" + each).collect(Collectors.joining(", ")));
      } else if (NAMES.contains(name) && (value == null || value.isBlank())) {
        bad(problems, name, "", "it has no value");
      } else if (value != null) {
        given.put(name, value);
      }
    }
    SchemaOptions schema = SchemaOptions.read(given, problems);
    return new Options(
        mode(given.get(LEDGER), environment, problems),
        ledgerFile(given.get(LEDGER_FILE), problems),
        new IdTemplate(template(given.get(ID), problems), zone(given.get(ZONE), problems)),
        schema,
        ReviewOptions.read(given, schema.databases(), problems));
  }

  private static LedgerMode mode(
      @Nullable String given, Map<String, String> environment, Problems problems) {
    if (given == null) {
      boolean server = BUILD_SERVERS.stream().anyMatch(name -> isSet(environment.get(name)));
      return server ? LedgerMode.FROZEN : LedgerMode.RECORD;
    }
    for (LedgerMode mode : LedgerMode.values()) {
      if (word(mode).equals(given)) {
        return mode;
      }
    }
    bad(
        problems,
        LEDGER,
        given,
        "it is one of "
            + Arrays.stream(LedgerMode.values())
                .map(Options::word)
                .collect(Collectors.joining(", ")));
    return LedgerMode.RECORD;
  }

  private static String word(LedgerMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank() && !value.equals("false");
  }

  private static @Nullable String ledgerFile(@Nullable String given, Problems problems) {
    try {
      return given == null ? null : Path.of(given).toString();
    } catch (InvalidPathException e) {
      bad(problems, LEDGER_FILE, String.valueOf(given), "it is no path: " + e.getReason());
      return null;
    }
  }

  private static String template(@Nullable String given, Problems problems) {
    String why = given == null ? null : IdTemplate.whyIllegal(given);
    if (why != null) {
      bad(problems, ID, String.valueOf(given), why);
    }
    return given == null || why != null ? IdTemplate.DEFAULT : given;
  }

  private static ZoneId zone(@Nullable String given, Problems problems) {
    try {
      return given == null ? ZoneOffset.UTC : ZoneId.of(given);
    } catch (DateTimeException e) {
      bad(
          problems,
          ZONE,
          String.valueOf(given),
          "it is no time zone such as UTC, +02:00 or Europe/Zurich");
      return ZoneOffset.UTC;
    }
  }

  static void bad(Problems problems, String name, String value, String why) {
    problems.add(Message.BAD_OPTION, Position.NOWHERE, name, value, why);
  }
}
