package dev.retort.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What H2's {@code SCRIPT} would make again. */
final class H2Script {

  private static final Pattern TABLE =
      Pattern.compile(
          "CREATE (?:CACHED|MEMORY) TABLE (\\S+)(.*?)\\(\\s*\n(.*)\\);", Pattern.DOTALL);

  private H2Script() {}

  static List<String> lines(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String written : Rows.texts(connection, "SCRIPT NODATA NOPASSWORDS NOSETTINGS")) {
      String statement = plain(written);
      if (!statement.startsWith("--")
          && !statement.startsWith("CREATE USER")
          && !statement.contains("\"RETORT_")
          && !statement.contains("\"retort_")) {
        add(statement, lines);
      }
    }
    return lines;
  }

  /** {@code U&"Gr\\00f6\\00dfe"} as what it is, but for the ends of lines. */
  private static String plain(String sql) {
    return Pattern.compile("\\\\([0-9a-f]{4})")
        .matcher(sql.replace("U&\"", "\""))
        .replaceAll(
            code ->
                code.group(1).equals("000a")
                    ? "\\\\n"
                    : Character.toString((char) Integer.parseInt(code.group(1), 16)));
  }

  private static void add(String statement, List<String> lines) {
    Matcher table = TABLE.matcher(statement);
    if (!table.matches()) {
      lines.add(
          statement
              .replaceAll("\\s+", " ")
              .replaceAll(" RESTART WITH -?\\d+", "")
              .replaceAll(" NOCHECK;", ";") // of every constraint: the script loads rows
              .replaceAll("^(ALTER TABLE .*) INDEX \"[^\"]+\".\"[^\"]+\"", "$1"));
      return;
    }
    String name = "TABLE " + table.group(1);
    lines.add(name + table.group(2));
    for (String column : table.group(3).strip().split(",?\\s*\n\\s*", -1)) {
      lines.add(
          name
              + " COLUMN "
              + column
                  .replaceAll("( AS IDENTITY)\\(START WITH .*?\\)", "$1")
                  .replaceAll(" SELECTIVITY \\d+", "")); // what ANALYZE found
    }
  }
}
