package dev.retort.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What kind of statement a text is, by its first words. */
enum SqlKind {
  /** Reads or changes rows: it rolls back with its transaction. */
  DATA,
  /** Ends or begins a transaction, which is Retort's to do. */
  TRANSACTION,
  /** Must run outside a transaction where there are transactional definitions. */
  STANDS_ALONE,
  /** Everything else: definitions, grants, settings, procedures. */
  OTHER;

  private static final Set<String> DATA_WORDS =
      Set.of(
          "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "SELECT", "VALUES", "WITH", "UPSERT");

  private static final int FIRST_WORDS = 8;

  /**
   * Tells the kind.
   *
   * @param rules how the database reads text
   */
  static SqlKind of(String sql, LexicalRules rules) {
    List<String> words = firstWords(sql, rules);
    String first = words.get(0);
    String second = words.get(1);
    if (isTransaction(first, second, words)) {
      return TRANSACTION;
    }
    if (DATA_WORDS.contains(first)) {
      return DATA;
    }
    boolean alone =
        switch (first) {
          case "VACUUM" -> true;
          case "CREATE", "DROP", "REINDEX" ->
              words.contains("CONCURRENTLY")
                  || second.equals("DATABASE")
                  || second.equals("TABLESPACE")
                  || second.equals("SUBSCRIPTION");
          case "ALTER" -> second.equals("SYSTEM");
          case "REFRESH" -> false;
          default -> false;
        };
    return alone ? STANDS_ALONE : OTHER;
  }

  private static boolean isTransaction(String first, String second, List<String> words) {
    return switch (first) {
      case "COMMIT", "ABORT" -> true;
      case "BEGIN" -> !second.equals("NOT");
      case "START" -> second.equals("TRANSACTION");
      case "END" -> second.isEmpty() || second.equals("TRANSACTION") || second.equals("WORK");
      case "ROLLBACK" -> !words.contains("TO");
      case "PREPARE" -> second.equals("TRANSACTION");
      case "SET" -> second.equals("AUTOCOMMIT");
      default -> false;
    };
  }

  /** The first words in upper case, padded with empty ones. */
  private static List<String> firstWords(String sql, LexicalRules rules) {
    SqlScanner in = new SqlScanner(sql, rules);
    List<String> words = new ArrayList<>();
    while (!in.atEnd() && words.size() < FIRST_WORDS) {
      if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
        continue;
      }
      String word = in.word();
      if (word == null) {
        if (in.peek() == '(' && !words.isEmpty()) {
          break; // what follows is no clause of the statement's own
        }
        in.skip(1);
      } else {
        words.add(word.toUpperCase(Locale.ROOT));
        in.skip(word.length());
      }
    }
    while (words.size() < FIRST_WORDS) {
      words.add("");
    }
    return words;
  }
}
