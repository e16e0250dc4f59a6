package dev.retort.dialect;

import dev.retort.op.Name;
import java.util.Set;

/**
 * How SQLite spells names: stored as they are written, compared without regard to the case of ASCII
 * letters, and quoted where they are exact or a keyword. Quoting an ordinary name does not change
 * it.
 */
final class SqliteNames {

  /** SQLite's documentation, "SQLite Keywords". */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abort action add after all alter always analyze and as asc attach autoincrement before"
                  + " begin between by cascade case cast check collate column commit conflict"
                  + " constraint create cross current current_date current_time current_timestamp"
                  + " database default deferrable deferred delete desc detach distinct do drop each"
                  + " else end escape except exclude exclusive exists explain fail filter first"
                  + " following for foreign from full generated glob group groups having if ignore"
                  + " immediate in index indexed initially inner insert instead intersect into is"
                  + " isnull join key last left like limit match materialized natural no not nothing"
                  + " notnull null nulls of offset on or order others outer over partition plan pragma"
                  + " preceding primary query raise range recursive references regexp reindex release"
                  + " rename replace restrict returning right rollback row rows savepoint select set"
                  + " table temp temporary then ties to transaction trigger unbounded union unique"
                  + " update using vacuum values view virtual when where window with within without"
                  + " true false rowid")
              .split(" "));

  private SqliteNames() {}

  static String identifier(Name name) {
    boolean bare = !name.exact() && !KEYWORDS.contains(name.text());
    return bare ? name.text() : '"' + name.text().replace("\"", "\"\"") + '"';
  }

  /** Equal for names that SQLite takes for the same. */
  static String folded(Name name) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < name.text().length(); i++) {
      char c = name.text().charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  static boolean same(Name one, Name other) {
    return folded(one).equals(folded(other));
  }
}
