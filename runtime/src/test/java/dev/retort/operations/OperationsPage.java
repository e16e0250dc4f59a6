package dev.retort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Dsl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code docs/operations.md}, written from what came of each case. */
final class OperationsPage {

  static final String MYSQL = "MySQL 8";

  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  private static final List<String> DATABASES =
      List.of("H2", "PostgreSQL 14", "PostgreSQL 18", "MariaDB", MYSQL, "SQLite");

  private static final String HEAD =
      """
      # Operations and databases

      What each call of `Operations`, with each of its options, comes to on each database. This page is written by
      `EveryOperationTest` from its own results; nobody edits it.

      - *executed*: the SQL (a file a case in `runtime/src/test/resources/golden/operations`) ran on a real server with rows in
        the tables; what the catalogue held afterwards was what a database holds that is made from the folded schema; the downgrade
        brought back the catalogue and the rows that it should; and the upgrade ran again. H2 2.4, PostgreSQL 14 and 18, MariaDB
        11.4, and SQLite 3.54 and in the SQL of 3.35.
      - *rendered*: MySQL's SQL is compared with a file and not executed.
      - *refused*: the plan says the sentence below before anything runs, whatever else is in it. It never comes to less than was
        said.

      The last column tells what `reverseUpgrade()`, the downgrade that is there when none is written, does; `by hand` where it
      has none and the case wrote its own.
      """;

  private final List<String> names;
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  OperationsPage(List<String> names) {
    this.names = names;
  }

  void add(String database, String name, Outcome outcome) {
    outcomes.put(database + ": " + name, outcome);
  }

  /** Compares, or writes; where a case failed there is nothing to compare. */
  void check() {
    if (outcomes.size() < names.size() * DATABASES.size()) {
      return;
    }
    String page = page();
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(PAGE, page);
      }
      assertThat(page).as("%s", PAGE).isEqualTo(Files.readString(PAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String page() {
    StringBuilder page = new StringBuilder(HEAD);
    String section = "";
    for (Case each : OperationCases.all(Dsl.H2, "sales")) {
      if (!each.operation().equals(section)) {
        section = each.operation();
        page.append("\n## ").append(section).append("\n\n| | ");
        page.append(String.join(" | ", DATABASES)).append(" | undone by |\n|---|");
        page.append("---|".repeat(DATABASES.size() + 1)).append('\n');
      }
      page.append("| ").append(option(each)).append(" | ");
      DATABASES.forEach(database -> page.append(cell(database, each)).append(" | "));
      page.append(undone(each)).append(" |\n");
    }
    page.append('\n');
    notes.forEach(
        (text, number) ->
            page.append(
                "[^%d]: %s\n".formatted(number, text.replace("\n", " ").replace("|", "\\|"))));
    return page.toString();
  }

  private static String option(Case each) {
    return each.option().contains("(") ? "`" + each.option() + "`" : each.option();
  }

  private String cell(String database, Case each) {
    Outcome outcome = outcomes.get(database + ": " + each.name());
    if (outcome.problems().isEmpty()) {
      return database.equals(MYSQL) ? "rendered" : "executed";
    }
    StringBuilder cell = new StringBuilder("refused");
    outcome.problems().stream().distinct().forEach(text -> cell.append(note(text)));
    return cell.toString();
  }

  private String note(String text) {
    return "[^" + notes.computeIfAbsent(text, key -> notes.size() + 1) + "]";
  }

  /** As it is on the first database that does it. */
  private String undone(Case each) {
    Outcome outcome =
        DATABASES.stream()
            .map(database -> outcomes.get(database + ": " + each.name()))
            .filter(one -> one.problems().isEmpty())
            .findFirst()
            .orElse(null);
    if (outcome == null) {
      return "";
    } else if (!outcome.irreversible().isEmpty()) {
      return "nothing" + note(outcome.irreversible().get(0));
    } else if (outcome.byHand()) {
      return "by hand";
    }
    return outcome.undoneBy().isEmpty()
        ? "nothing to undo"
        : "`" + String.join("`, `", outcome.undoneBy()) + "`";
  }
}
