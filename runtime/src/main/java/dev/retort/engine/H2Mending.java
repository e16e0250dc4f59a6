package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a killed H2 leaves of an ALTER that copies: H2 fills a table {@code T_COPY_<session>_<n>},
 * drops the original, renames the copy, then its constraints and indexes, then the views. It
 * commits in between, so that a crash can leave
 *
 * <ul>
 *   <li>the original and a copy: the copy goes, with the foreign keys that it brought;
 *   <li>no original and one copy: the copy <em>is</em> the table, and the rest of the renaming is
 *       done here;
 *   <li>the table, with constraints or indexes that still have their temporary names: they are
 *       renamed.
 * </ul>
 */
final class H2Mending {

  private static final Pattern COPY_SUFFIX = Pattern.compile("_COPY_\\d+_\\d+");
  private static final Pattern COPY_PREFIX = Pattern.compile("(.+_COPY_\\d+_\\d+_)(.+)");

  private final Connection connection;
  private final Dialect dialect;
  private final H2Catalogue catalogue;

  H2Mending(Connection connection, Dialect dialect, H2Catalogue catalogue) {
    this.connection = connection;
    this.dialect = dialect;
    this.catalogue = catalogue;
  }

  /**
   * Mends what is left around one table.
   *
   * @param known whether a table of that name is one of the chain's own
   * @return whether the copy was the table, so that the statement's work is done
   */
  boolean mend(QualifiedName table, Predicate<QualifiedName> known) throws SQLException {
    String stored = dialect.stored(table.name());
    List<String> copies =
        catalogue.tablesLike(table.schema(), escaped(stored) + "!_COPY!_%").stream()
            .filter(name -> COPY_SUFFIX.matcher(name.substring(stored.length())).matches())
            .filter(name -> !known.test(table.withName(new Name(name, true))))
            .toList();
    boolean finished = false;
    if (catalogue.hasTable(table)) {
      for (String copy : copies) {
        execute("DROP TABLE " + path(table.schema(), copy) + " CASCADE");
      }
    } else if (copies.size() == 1) {
      execute(
          "ALTER TABLE "
              + path(table.schema(), copies.get(0))
              + " RENAME TO "
              + dialect.identifier(table.name()));
      finished = true;
    }
    renameChildren(table, stored);
    if (finished) {
      for (String view : catalogue.views(table.schema())) {
        execute("ALTER VIEW " + path(table.schema(), view) + " RECOMPILE");
      }
    }
    return finished;
  }

  private void renameChildren(QualifiedName table, String stored) throws SQLException {
    String pattern = escaped(stored) + "!_COPY!_%";
    for (String[] constraint : catalogue.constraintsLike(table.schema(), pattern)) {
      Matcher temporary = COPY_PREFIX.matcher(constraint[1]);
      if (temporary.matches()) {
        execute(
            "ALTER TABLE "
                + path(table.schema(), constraint[0])
                + " RENAME CONSTRAINT "
                + quoted(constraint[1])
                + " TO "
                + quoted(temporary.group(2)));
      }
    }
    for (String index : catalogue.indexesLike(table.schema(), pattern)) {
      Matcher temporary = COPY_PREFIX.matcher(index);
      if (temporary.matches()) {
        execute(
            "ALTER INDEX "
                + path(table.schema(), index)
                + " RENAME TO "
                + quoted(temporary.group(2)));
      }
    }
  }

  private String path(@Nullable Name schema, String stored) {
    return dialect.identifier(new QualifiedName(schema, new Name(stored, true)));
  }

  private String quoted(String stored) {
    return dialect.identifier(new Name(stored, true));
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("_", "!_").replace("%", "!%");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
