package dev.retort.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SQLite keeps in {@code sqlite_master}, which is the text of the statements: a table element
 * by element, a constraint that stands at its column as if it stood behind the columns, and names
 * without quotes that they do not need.
 */
final class SqliteDump {

  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\w+(?:\\.\\w+)?|--[^\n]*|/\\*.*?\\*/|\\|\\||[<>!=]="
              + "|<>|\\S",
          Pattern.DOTALL);

  /** The words with which a clause of a column begins. */
  private static final Set<String> CLAUSES =
      Set.of("CONSTRAINT", "NOT", "DEFAULT", "COLLATE", "GENERATED", "CHECK", "PRIMARY");

  private SqliteDump() {}

  static List<String> lines(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (List<String> row :
        Rows.of(
            connection,
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE"
                + " 'retort%' AND name NOT LIKE 'sqlite%'")) {
      List<String> tokens = tokens(row.get(2));
      if (row.get(0).equals("table")) {
        table(row.get(1), tokens, lines);
      } else {
        lines.add(row.get(0) + " " + String.join(" ", tokens));
      }
    }
    return lines;
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      String token = matcher.group();
      if (token.matches("\"[a-z_][a-z0-9_]*\"")) {
        token = token.substring(1, token.length() - 1);
      }
      if (!token.startsWith("--") && !token.startsWith("/*")) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static void table(String name, List<String> tokens, List<String> lines) {
    String head = "table " + name;
    List<List<String>> elements = elements(tokens);
    List<String> end = elements.remove(elements.size() - 1);
    lines.add((head + " " + String.join(" ", end)).strip());
    for (List<String> element : elements) {
      if (element.get(0).equals("CONSTRAINT")) {
        lines.add(head + " " + String.join(" ", element));
      } else {
        column(head, element, lines);
      }
    }
  }

  /** What stands between the parentheses, apart at its commas; and last what follows them. */
  private static List<List<String>> elements(List<String> tokens) {
    List<List<String>> elements = new ArrayList<>();
    List<String> element = new ArrayList<>();
    int depth = 0;
    for (String token : tokens.subList(tokens.indexOf("("), tokens.size())) {
      depth -= token.equals(")") ? 1 : 0;
      boolean ends = (depth == 1 && token.equals(",")) || (depth == 0 && token.equals(")"));
      if (ends) {
        elements.add(element);
        element = new ArrayList<>();
      } else if (depth > 0 || !token.equals("(")) {
        element.add(token);
      }
      depth += token.equals("(") ? 1 : 0;
    }
    elements.add(element);
    return elements;
  }

  private static void column(String head, List<String> element, List<String> lines) {
    String name = element.get(0);
    List<List<String>> clauses = clauses(element);
    List<String> own = new ArrayList<>();
    for (List<String> clause : clauses) {
      String text = String.join(" ", clause);
      boolean references = clause.size() > 2 && clause.get(2).equals("REFERENCES");
      boolean checks = clause.size() > 2 && clause.get(2).equals("CHECK");
      if (clause.get(0).equals("CONSTRAINT") && references) {
        lines.add(
            head + " " + text.replace(" REFERENCES ", " FOREIGN KEY ( " + name + " ) REFERENCES "));
      } else if (clause.get(0).equals("CONSTRAINT") && checks) {
        lines.add(head + " " + text);
      } else {
        own.add(text);
      }
    }
    own.subList(1, own.size()).sort(null);
    lines.add(head + " column " + String.join(" ", own));
  }

  /** Name and type, then each clause. */
  private static List<List<String>> clauses(List<String> element) {
    List<List<String>> clauses = new ArrayList<>();
    clauses.add(new ArrayList<>(List.of(element.get(0))));
    int depth = 0;
    String before = "";
    for (String token : element.subList(1, element.size())) {
      boolean begins =
          depth == 0
              && CLAUSES.contains(token.toUpperCase(Locale.ROOT))
              && !isNamed(clauses.get(clauses.size() - 1))
              && !(token.equals("NOT") && before.equals("DEFERRABLE"));
      if (begins) {
        clauses.add(new ArrayList<>());
      }
      clauses.get(clauses.size() - 1).add(token);
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      before = token;
    }
    return clauses;
  }

  /** Whether a clause is {@code CONSTRAINT name} so far, so that the next word is its kind. */
  private static boolean isNamed(List<String> clause) {
    return clause.size() == 2 && clause.get(0).equals("CONSTRAINT");
  }
}
