package dev.retort.processor.lint;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What works and perhaps means something else, and what is better said. */
final class StyleRules {

  private static final Set<String> BARE_FUNCTIONS =
      Set.of(
          "current_timestamp",
          "current_date",
          "current_time",
          "localtimestamp",
          "localtime",
          "current_user",
          "session_user");

  private static final Pattern CALL = Pattern.compile("[a-z_][a-z0-9_.]*\\(.*\\)");

  /** What begins an element of CREATE TABLE that is no column. */
  private static final Set<String> NO_COLUMN =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "UNIQUE",
          "CHECK",
          "FOREIGN",
          "INDEX",
          "KEY",
          "EXCLUDE",
          "LIKE",
          "FULLTEXT",
          "SPATIAL",
          "PERIOD");

  /** What tells whether a column takes NULL, or makes the question idle. */
  private static final Set<String> SAID =
      Set.of(
          "NULL",
          "PRIMARY",
          "AS",
          "IDENTITY",
          "GENERATED",
          "SERIAL",
          "BIGSERIAL",
          "SMALLSERIAL",
          "AUTO_INCREMENT");

  private StyleRules() {}

  static void check(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.CreateTable create) {
      create.columns().forEach(column -> textForSql(moment, create.table(), column, findings));
    } else if (operation instanceof Operation.AddColumn add) {
      textForSql(moment, add.table(), add.column(), findings);
    } else if (operation instanceof Operation.AlterColumn alter) {
      for (ColumnChange change : alter.changes()) {
        if (change instanceof ColumnChange.SetDefault set && looksLikeSql(set.value())) {
          String text = text(set.value());
          Mend mend =
              new Mend()
                  .line(
                      "op.alterColumn(",
                      Code.string(alter.table()),
                      ", ",
                      Code.string(alter.column()),
                      ", setDefaultSql(",
                      Code.string(text),
                      "));");
          findings.add(
              Message.TEXT_FOR_SQL,
              moment.source(),
              change,
              text,
              alter.column(),
              alter.table(),
              mend);
        }
      }
    } else if (operation instanceof Operation.Execute execute) {
      unsaid(moment, RawSql.of(execute.statement().sql()), findings);
    }
  }

  private static void textForSql(
      Moment moment, QualifiedName table, ColumnDefinition column, Findings findings) {
    if (column.defaultValue() != null && looksLikeSql(column.defaultValue())) {
      String text = text(column.defaultValue());
      ColumnDefault sql = new ColumnDefault.Expression(new dev.retort.op.Sql(text));
      boolean isAdded = moment.operation() instanceof Operation.AddColumn;
      String code = Code.column(column.withDefault(sql));
      Mend mend = new Mend();
      if (isAdded) {
        mend.line("op.addColumn(", Code.string(table), ", ", code, ");");
      } else {
        mend.line(code);
      }
      findings.add(Message.TEXT_FOR_SQL, moment.source(), column, text, column.name(), table, mend);
    }
  }

  private static boolean looksLikeSql(ColumnDefault value) {
    String text = text(value).strip().toLowerCase(Locale.ROOT);
    return BARE_FUNCTIONS.contains(text) || CALL.matcher(text).matches();
  }

  private static String text(ColumnDefault value) {
    return value instanceof ColumnDefault.Value literal
            && literal.literal().value() instanceof String text
        ? text
        : "";
  }

  /** Columns of raw SQL that say neither NULL nor NOT NULL. */
  private static void unsaid(Moment moment, RawSql sql, Findings findings) {
    List<String> words = sql.words();
    if (!sql.isClear() || words.size() < 5) {
      return;
    }
    int at = 0;
    QualifiedName table = null;
    List<List<Integer>> elements = new ArrayList<>();
    if (words.get(0).equals("ALTER") && words.get(1).equals("TABLE")) {
      at = words.subList(2, 4).equals(List.of("IF", "EXISTS")) ? 4 : 2;
      table = sql.table(at);
      for (int i = at; i < words.size(); i++) {
        if (words.get(i).equals("ADD") && depth(words, i) == 0) {
          int from = i + 1;
          from += from < words.size() && words.get(from).equals("COLUMN") ? 1 : 0;
          boolean guarded =
              from + 3 < words.size()
                  && words.subList(from, from + 3).equals(List.of("IF", "NOT", "EXISTS"));
          from += guarded ? 3 : 0;
          elements.add(range(from, end(words, from)));
        }
      }
    } else if (words.get(0).equals("CREATE") && words.get(1).equals("TABLE")) {
      at = words.subList(2, 5).equals(List.of("IF", "NOT", "EXISTS")) ? 5 : 2;
      table = sql.table(at);
      int open = words.indexOf("(");
      boolean isPlain = open > 0 && open <= at + 3 && table != null;
      for (int from = isPlain ? open + 1 : words.size(); from < words.size(); ) {
        int end = end(words, from);
        elements.add(range(from, end));
        if (end >= words.size() || words.get(end).equals(")")) {
          break;
        }
        from = end + 1;
      }
    }
    if (table != null) {
      for (List<Integer> element : elements) {
        unsaid(
            moment, table, sql, words.subList(element.get(0), element.get(1)), element, findings);
      }
    }
  }

  private static List<Integer> range(int from, int end) {
    return List.of(Math.min(from, end), end);
  }

  private static void unsaid(
      Moment moment,
      QualifiedName table,
      RawSql sql,
      List<String> words,
      List<Integer> element,
      Findings findings) {
    boolean isColumn =
        words.size() >= 2
            && !NO_COLUMN.contains(words.get(0))
            && !words.get(0).equals("(")
            && words.stream().noneMatch(SAID::contains);
    if (isColumn) {
      Name column = Name.of(plain(sql.text(element.get(0))));
      Mend mend = new Mend().line(String.join(" ", written(sql, element)), " NOT NULL");
      findings.add(Message.UNSAID_NULLABILITY, moment.source(), null, column, table, mend);
    }
  }

  private static String plain(String name) {
    return name.matches("[\"`].+[\"`]") ? name.substring(1, name.length() - 1) : name;
  }

  private static List<String> written(RawSql sql, List<Integer> element) {
    List<String> texts = new ArrayList<>();
    for (int i = element.get(0); i < element.get(1); i++) {
      texts.add(sql.text(i));
    }
    return texts;
  }

  /** Where a definition ends: at a comma or the closing parenthesis outside its own ones. */
  private static int end(List<String> words, int from) {
    int depth = 0;
    for (int i = from; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("(")) {
        depth++;
      } else if (word.equals(")")) {
        if (depth == 0) {
          return i;
        }
        depth--;
      } else if (depth == 0 && (word.equals(",") || word.equals(";"))) {
        return i;
      }
    }
    return words.size();
  }

  private static int depth(List<String> words, int at) {
    int depth = 0;
    for (String word : words.subList(0, at)) {
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
    }
    return depth;
  }

  /**
   * Steps of which each is committed by itself, where code that runs sees what lies between: more
   * than one change of a table that is there, or one beside a change of rows. New tables don't
   * count: nobody reads them yet.
   */
  static void severalCommits(RevisionRule.Whole whole, Findings findings) {
    if (!whole.isDeclared() || whole.dialect().isDdlTransactional()) {
      return;
    }
    int definitions = 0;
    int changes = 0;
    for (Moment moment : whole.upgrade()) {
      if (moment.operation() instanceof Operation.TableChange change
          && !(change instanceof Operation.CreateTable)
          && Warnings.tableWithRows(moment, change.table()) != null) {
        definitions++;
      } else if (moment.operation() instanceof Operation.DataChange change
          && Warnings.tableWithRows(moment, change.table()) != null) {
        changes++;
      }
      if (definitions > 0 && definitions + changes > 1) {
        findings.add(Message.SEVERAL_COMMITS, moment.source(), null, Warnings.title(moment));
        return;
      }
    }
  }
}
