package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlSplitter;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Script;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.schema.Difference.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the chain did beside its operations: the definitions in the SQL of its authors. No parser:
 * what such SQL names, it may have made, changed or dropped. SQL that changes rows is left out.
 */
public final class SqlBeside {

  private static final Set<String> DATA =
      Set.of("insert", "update", "delete", "merge", "replace", "truncate");

  private static final Map<ObjectKind, Set<String>> WORDS =
      Map.of(
          ObjectKind.INDEX, Set.of("index", "unique"),
          ObjectKind.UNIQUE, Set.of("index", "unique"),
          ObjectKind.PRIMARY_KEY, Set.of("primary"),
          ObjectKind.FOREIGN_KEY, Set.of("references"),
          ObjectKind.CHECK, Set.of("check"),
          ObjectKind.EXCLUDE, Set.of("exclude"));

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final int MOST_NAMED = 3;

  /** The text of a statement in lower case, and its words, which grow as things are renamed. */
  private record Statement(String text, Set<String> words) {
    boolean says(String name) {
      String lower = unquoted(name);
      return words.contains(lower) || (!WORD.matcher(lower).matches() && text.contains(lower));
    }

    boolean saysAny(Set<String> any) {
      return any.stream().anyMatch(words::contains);
    }
  }

  private final Dialect dialect;
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> revisions = new LinkedHashSet<>();

  public SqlBeside(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Goes on with the next revision.
   *
   * @param revision its ID
   * @param operations what it did
   */
  public void add(String revision, List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation instanceof Operation.On on) {
        if (on.database().equals(dialect.database())) {
          add(revision, on.operations());
        }
      } else if (operation instanceof Operation.Execute execute) {
        add(revision, execute.statement().sql().text());
      } else if (operation instanceof Operation.ExecuteScript script) {
        script(revision, script.script());
      } else if (operation instanceof Operation.Run) {
        revisions.add(revision);
      } else if (operation instanceof Operation.RenameTable rename) {
        renamed(rename.table().name(), rename.newName());
      } else if (operation instanceof Operation.RenameColumn rename) {
        renamed(rename.column(), rename.newName());
      } else if (operation instanceof Operation.RenameIndex rename) {
        renamed(rename.index(), rename.newName());
      }
    }
  }

  private void script(String revision, Script script) {
    String text = script.text(dialect.database());
    if (text == null) {
      return;
    }
    try {
      for (SqlSplitter.Part part : SqlSplitter.split(text, dialect.lexicalRules())) {
        add(revision, part.sql());
      }
    } catch (SqlSplitter.ScriptException e) {
      add(revision, text);
    }
  }

  private void add(String revision, String sql) {
    if (DATA.contains(firstWord(sql))) {
      return;
    }
    revisions.add(revision);
    String text = sql.toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    statements.add(new Statement(text, words));
  }

  private static String firstWord(String sql) {
    return sql.isBlank()
        ? ""
        : SqlTokens.of(new Sql(sql)).stream()
            .filter(token -> token.kind() == SqlTokens.Kind.WORD)
            .map(token -> token.text().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("");
  }

  private void renamed(Name from, Name to) {
    for (Statement statement : statements) {
      if (statement.says(from.toString())) {
        statement.words().add(to.text().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String unquoted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() > 2 && lower.startsWith("\"")
        ? lower.substring(1, lower.length() - 1).replace("\"\"", "\"")
        : lower;
  }

  // Answers

  /** Whether SQL may have made, changed or dropped what has a name. */
  boolean names(String name) {
    return statements.stream().anyMatch(statement -> statement.says(name));
  }

  /** Whether SQL may have dropped something that it does not name. */
  boolean drops(String name) {
    return names(name) || statements.stream().anyMatch(each -> each.words().contains("cascade"));
  }

  /** Whether SQL may have made, changed or dropped a column. */
  boolean namesColumn(String table, String column) {
    return statements.stream().anyMatch(each -> each.says(table) && each.says(column));
  }

  /** Whether SQL may have changed or dropped what hangs on a table, or what goes with a column. */
  boolean changes(String table, Inventory.Part part) {
    return statements.stream()
        .anyMatch(
            each ->
                (part.name() != null && each.says(part.name()))
                    || ((each.says(table) || each.words().contains("cascade"))
                        && part.uses().stream().anyMatch(each::says)));
  }

  /** Whether SQL may have made what hangs on a table: the name may be the database's own choice. */
  boolean makes(String table, Inventory.Part part) {
    return statements.stream()
        .anyMatch(
            each ->
                (part.name() != null && each.says(part.name()))
                    || (each.says(table)
                        && each.saysAny(WORDS.getOrDefault(part.kind(), Set.of()))));
  }

  /** The revisions whose SQL or Java may have made anything; null where there are none. */
  @Nullable String revisions() {
    if (revisions.isEmpty()) {
      return null;
    }
    String first = revisions.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = revisions.size() - MOST_NAMED;
    return more > 0 ? first + " or " + more + " more" : first;
  }
}
