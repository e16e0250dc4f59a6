package dev.retort.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ways out that messages name are calls of the API; here they are commands. */
final class Words {

  private static final Map<Pattern, String> COMMANDS = new LinkedHashMap<>();

  static {
    say("\\b(upgrade|downgrade|stamp)\\(\"([^\"]+)\", \"([^\"]+)\"\\)", "'retort $1 $2 $3'");
    say("\\b(upgrade|downgrade|stamp)\\(\"([^\"]+)\"\\)", "'retort $1 $2'");
    say("\\bapply\\(\\)", "'retort upgrade'");
    say("\\bhistory\\(\\)", "'retort history'");
    say("(?<!write )\\b(downgrade|stamp)\\(\\.\\.\\)", "'retort $1'");
    say("(MigrationRegistry\\.)?builder\\(\\.\\.\\)\\.schema\\(\\.\\.\\)", "--schema");
    say("builder\\(\\.\\.\\)\\.unsettled\\(SKIP\\)", "--unsettled skip");
    say("unsettled\\(REDO\\)", "--unsettled redo");
    say("migrationLockTimeout\\(\\.\\.\\)", "--lock-timeout");
    say("statementTimeout\\((\\w+)\\)", "--statement-timeout $1");
    say("builder\\(\\.\\.\\)\\.allowUnreviewed\\(\\)", "--allow-unreviewed");
    say(" An application without revisions says builder\\(\\.\\.\\)\\.allowEmpty\\(\\)", "");
    say("on the class path", "on the class path (--classpath)");
  }

  private Words() {}

  private static void say(String call, String command) {
    COMMANDS.put(Pattern.compile(call), command);
  }

  /** A message of the API as a terminal says it. */
  static String ofCommands(String message) {
    String said = message;
    for (Map.Entry<Pattern, String> each : COMMANDS.entrySet()) {
      said = each.getKey().matcher(said).replaceAll(each.getValue());
    }
    return said;
  }
}
