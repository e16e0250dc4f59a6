package dev.retort.processor.lint;

import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Script;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What SQL in the author's own words may change of the schema, by its first words: no parser, so
 * where it does not know it says everything.
 */
final class SqlTouch {

  /** They change rows, rights or settings, and no schema. */
  private static final Set<String> HARMLESS =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "replace",
          "values",
          "with",
          "grant",
          "revoke",
          "comment",
          "analyze",
          "vacuum",
          "explain",
          "lock",
          "unlock",
          "show",
          "truncate",
          "refresh",
          "reindex",
          "cluster",
          "notify",
          "listen",
          "copy",
          "load",
          "pragma",
          "optimize",
          "flush",
          "checkpoint");

  /** What stands between CREATE and the kind of object. */
  private static final Set<String> MODIFIERS =
      Set.of(
          "or",
          "replace",
          "temp",
          "temporary",
          "unlogged",
          "unique",
          "materialized",
          "force",
          "global",
          "local",
          "cached",
          "memory",
          "foreign",
          "fulltext",
          "spatial",
          "recursive",
          "primary",
          "key",
          "clustered",
          "hash",
          "virtual");

  private static final Set<String> BY_NAME =
      Set.of("table", "view", "sequence", "type", "domain", "schema", "database");

  /** Functions of the databases that change no schema. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "setval",
          "nextval",
          "currval",
          "lastval",
          "set_config",
          "coalesce",
          "count",
          "max",
          "min",
          "sum",
          "now",
          "in",
          "exists",
          "as",
          "from",
          "where",
          "and",
          "or",
          "not",
          "values",
          "over",
          "cast",
          "nullif",
          "select",
          "join",
          "on",
          "using",
          "pg_notify");

  private final List<Token> tokens;
  private final Schema schema;
  private int at;

  private SqlTouch(List<Token> tokens, Schema schema) {
    this.tokens = tokens;
    this.schema = schema;
  }

  /** What an operation may change beyond what the fold knows of it. */
  static Touch of(Operation operation, Knowledge before) {
    if (operation instanceof Operation.Execute execute) {
      return of(execute.statement().sql().text(), before.schema());
    } else if (operation instanceof Operation.ExecuteScript script) {
      return of(script.script(), before);
    }
    return operation instanceof Operation.Run ? Touch.EVERYTHING : Touch.NOTHING;
  }

  private static Touch of(Script script, Knowledge before) {
    String text = script.text(before.dialect().database());
    return text == null || text.isBlank() ? Touch.NOTHING : of(text, before.schema());
  }

  /**
   * What one or more statements may change.
   *
   * @param schema tells whose an index is that is dropped by its name
   */
  static Touch of(String sql, Schema schema) {
    Touch touch = Touch.NOTHING;
    List<Token> statement = new ArrayList<>();
    for (Token token : SqlTokens.of(new Sql(sql))) {
      if (token.kind() == Kind.SPACE || token.kind() == Kind.COMMENT) {
        continue;
      }
      if (token.text().equals(";")) {
        touch = touch.and(new SqlTouch(List.copyOf(statement), schema).touch());
        statement.clear();
      } else {
        statement.add(token);
      }
    }
    return touch.and(new SqlTouch(List.copyOf(statement), schema).touch());
  }

  private Touch touch() {
    if (tokens.isEmpty()) {
      return Touch.NOTHING;
    }
    String first = take();
    if (HARMLESS.contains(first)) {
      return Touch.NOTHING;
    }
    return switch (first) {
      case "select" -> callsOnlyKnownFunctions() ? Touch.NOTHING : Touch.EVERYTHING;
      case "set" -> setsNames() ? Touch.EVERYTHING : Touch.NOTHING;
      case "create" -> create();
      case "alter" -> alter();
      case "drop" -> drop();
      case "rename" -> allNames();
      default -> Touch.EVERYTHING;
    };
  }

  private Touch create() {
    while (MODIFIERS.contains(peek())) {
      at++;
    }
    String kind = take();
    if (kind.equals("index")) {
      int on = find("on");
      at = on < 0 ? tokens.size() : on + 1;
      skip("only");
      return on < 0 ? Touch.EVERYTHING : named();
    }
    skip("if", "not", "exists");
    return BY_NAME.contains(kind) ? named() : Touch.NOTHING;
  }

  private Touch alter() {
    String kind = take();
    if (kind.equals("materialized")) {
      kind = take();
    }
    skip("if", "exists", "only");
    if (kind.equals("index")) {
      return ofIndexes();
    } else if (!BY_NAME.contains(kind)) {
      return Touch.NOTHING;
    }
    Touch touch = named();
    int to = find("to"); // RENAME TO makes another name
    if (to >= 0) {
      at = to + 1;
      touch = touch.and(named());
    }
    return touch;
  }

  private Touch drop() {
    String kind = take();
    while (Set.of("materialized", "temporary", "foreign").contains(kind)) {
      kind = take();
    }
    boolean cascades = find("cascade") >= 0;
    skip("concurrently", "if", "exists");
    if (kind.equals("index")) {
      return ofIndexes();
    } else if (!BY_NAME.contains(kind)) {
      return cascades ? Touch.EVERYTHING : Touch.NOTHING;
    }
    return cascades ? Touch.EVERYTHING : allNames();
  }

  /** The tables whose indexes are named, and the one after ON. */
  private Touch ofIndexes() {
    Touch touch = Touch.NOTHING;
    int on = find("on");
    while (at < tokens.size()) {
      if (at == on) {
        at++;
        return touch.and(named());
      }
      QualifiedName index = name();
      if (index == null) {
        at++;
        continue;
      }
      for (Table table : schema.tables()) {
        boolean has =
            table.indexes().stream()
                .anyMatch(each -> each.name() != null && sameText(each.name(), index.name()));
        if (has) {
          touch = touch.and(Touch.of(table.name()));
        }
      }
    }
    return touch;
  }

  private static boolean sameText(Name one, Name other) {
    return one.text().equalsIgnoreCase(other.text());
  }

  private Touch named() {
    QualifiedName name = name();
    return name == null ? Touch.EVERYTHING : touchOf(name);
  }

  private Touch allNames() {
    Touch touch = Touch.NOTHING;
    while (at < tokens.size()) {
      QualifiedName name = name();
      if (name == null) {
        at++;
      } else {
        touch = touch.and(touchOf(name));
      }
    }
    return touch;
  }

  /** Under each name by which the chain may know it. */
  private static Touch touchOf(QualifiedName name) {
    Set<QualifiedName> names = new HashSet<>();
    for (Name own : spellings(name.name())) {
      names.add(new QualifiedName(null, own));
      if (name.schema() != null) {
        spellings(name.schema()).forEach(schema -> names.add(new QualifiedName(schema, own)));
      }
    }
    return new Touch(false, names);
  }

  private static List<Name> spellings(Name name) {
    String folded = name.text().toLowerCase(Locale.ROOT);
    List<Name> spellings = new ArrayList<>(List.of(new Name(name.text(), true)));
    if (folded.matches("[a-z_][a-z0-9_]*")) {
      spellings.add(new Name(folded, false));
    }
    return spellings;
  }

  /** The name that begins here; null where none does. */
  private @Nullable QualifiedName name() {
    Name first = part();
    if (first == null) {
      return null;
    }
    Name schema = null;
    Name own = first;
    while (peek().equals(".")) {
      at++;
      Name next = part();
      if (next == null) {
        return null;
      }
      schema = own;
      own = next;
    }
    return new QualifiedName(schema, own);
  }

  private @Nullable Name part() {
    if (at >= tokens.size()) {
      return null;
    }
    Token token = tokens.get(at);
    if (token.kind() == Kind.WORD && !Character.isDigit(token.text().charAt(0))) {
      at++;
      return new Name(token.text(), true);
    } else if (token.kind() == Kind.QUOTED && token.text().length() > 2) {
      at++;
      String quote = token.text().substring(0, 1);
      return new Name(
          token.text().substring(1, token.text().length() - 1).replace(quote + quote, quote), true);
    }
    return null;
  }

  private boolean setsNames() {
    return find("search_path") >= 0 || find("schema") >= 0 || find("schema_search_path") >= 0;
  }

  private boolean callsOnlyKnownFunctions() {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).text().equals("(")
          && tokens.get(i - 1).kind() == Kind.WORD
          && !FUNCTIONS.contains(word(i - 1))) {
        return false;
      }
    }
    return tokens.stream().noneMatch(token -> token.kind() == Kind.OPAQUE);
  }

  private void skip(String... words) {
    for (String word : words) {
      if (peek().equals(word)) {
        at++;
      }
    }
  }

  private int find(String word) {
    for (int i = at; i < tokens.size(); i++) {
      if (word(i).equals(word)) {
        return i;
      }
    }
    return -1;
  }

  private String take() {
    String word = peek();
    at++;
    return word;
  }

  private String peek() {
    return word(at);
  }

  private String word(int i) {
    return i < tokens.size() ? tokens.get(i).text().toLowerCase(Locale.ROOT) : "";
  }
}
