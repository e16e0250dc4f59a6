package dev.retort.engine;

import dev.retort.dialect.SqlStep;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's {@code CREATE} or {@code DROP INDEX CONCURRENTLY} in an author's own statement: when
 * it fails, an invalid index stays.
 *
 * @param index the index, as the author wrote it
 * @param table its table, as the author wrote it; null where it is dropped
 */
record ConcurrentIndex(String index, @Nullable String table) {

  /** What a statement is about; null where it is none such, or the index has no name in it. */
  static @Nullable ConcurrentIndex of(SqlStep step) {
    List<String> tokens =
        SqlTokens.of(new Sql(step.sql())).stream()
            .filter(token -> token.kind() != SqlTokens.Kind.SPACE)
            .filter(token -> token.kind() != SqlTokens.Kind.COMMENT)
            .map(SqlTokens.Token::text)
            .toList();
    Reader reader = new Reader(tokens);
    if (reader.passes("create")) {
      reader.passes("unique");
      return reader.passes("index", "concurrently") ? created(reader) : null;
    } else if (reader.passes("drop", "index", "concurrently")) {
      reader.passes("if", "exists");
      return new ConcurrentIndex(reader.name(), null);
    }
    return null;
  }

  private static @Nullable ConcurrentIndex created(Reader reader) {
    reader.passes("if", "not", "exists");
    if (reader.passes("on")) {
      return null;
    }
    String index = reader.name();
    if (!reader.passes("on")) {
      return null;
    }
    reader.passes("only");
    return new ConcurrentIndex(index, reader.name());
  }

  /** Goes over tokens. */
  private static final class Reader {
    private final List<String> tokens;
    private int at;

    Reader(List<String> tokens) {
      this.tokens = tokens;
    }

    /** Whether these words come next; they are passed then. */
    boolean passes(String... words) {
      for (int i = 0; i < words.length; i++) {
        if (at + i >= tokens.size()
            || !tokens.get(at + i).toLowerCase(Locale.ROOT).equals(words[i])) {
          return false;
        }
      }
      at += words.length;
      return true;
    }

    /** A name, perhaps with its schema. */
    String name() {
      StringBuilder name = new StringBuilder();
      do {
        if (at < tokens.size()) {
          name.append(name.isEmpty() ? "" : ".").append(tokens.get(at++));
        }
      } while (passes("."));
      return name.toString();
    }
  }
}
