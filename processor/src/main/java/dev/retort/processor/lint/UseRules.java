package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.processor.message.Message;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others use can't be dropped, changed or renamed as one likes. What each database refuses was
 * found by running it.
 */
final class UseRules {

  private UseRules() {}

  private static boolean is(Dialect dialect, String... names) {
    return List.of(names).contains(dialect.database().name());
  }

  // Dropping

  /** Something is dropped that others use. */
  static void dropped(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    List<String> users = new ArrayList<>();
    String what = "";
    Object subject = null;
    if (operation instanceof Operation.DropColumn drop) {
      what = "column \"" + drop.table() + "." + drop.column() + "\"";
      subject = drop.column().toString();
      usersOfColumn(drop, moment, users);
    } else if (operation instanceof Operation.DropTable drop) {
      what = "table \"" + drop.table() + "\"";
      subject = drop.table().toString();
      usersOfTable(drop, moment, users);
    } else if (operation instanceof Operation.DropView drop) {
      what = "view \"" + drop.name() + "\"";
      subject = drop.name().toString();
      if (moment.before().existence(ObjectKind.VIEW, drop.name()) == Existence.PRESENT) {
        viewsOf(drop.name(), moment, users);
      }
    } else if (operation instanceof Operation.DropEnum drop) {
      what = "enum \"" + drop.name() + "\"";
      subject = drop.name().toString();
      usersOfEnum(drop, moment, users);
    } else if (operation instanceof Operation.DropSequence drop) {
      what = "sequence \"" + drop.name() + "\"";
      subject = drop.name().toString();
      usersOfSequence(drop, moment, users);
    } else if (operation instanceof Operation.DropSchema drop) {
      what = "schema \"" + drop.schema() + "\"";
      subject = drop.schema().toString();
      contents(drop.schema(), moment, users);
    } else if (operation instanceof Operation.DropConstraint drop) {
      what = "constraint \"" + drop.constraint() + "\"";
      subject = drop.constraint().toString();
      Table table = moment.before().table(drop.table());
      Constraint constraint = table == null ? null : table.constraint(drop.constraint());
      if (table != null
          && constraint != null
          && (constraint instanceof Constraint.Unique
              || (constraint instanceof Constraint.PrimaryKey
                  && !is(moment.dialect(), "sqlite")))) {
        usersOfKey(table, constraint.keys(), moment, users);
      }
    }
    if (!users.isEmpty()) {
      findings.add(
          Message.STILL_USED, moment.source(), subject, what, String.join(", and ", users));
    }
  }

  private static void usersOfColumn(Operation.DropColumn drop, Moment moment, List<String> users) {
    Table table = moment.before().table(drop.table());
    if (table == null || table.column(drop.column()) == null) {
      return;
    }
    computedFrom(table, drop.column(), users);
    if (!is(moment.dialect(), "h2")) { // which drops the foreign keys along, of other tables too
      for (Table other : referents(table, moment)) {
        for (Constraint constraint : other.constraints()) {
          if (constraint instanceof Constraint.ForeignKey key
              && key.table().equals(table.name())
              && key.referenced().contains(drop.column())) {
            users.add(references(key, other));
          }
        }
      }
    }
    boolean isLooked =
        is(moment.dialect(), "postgresql", "h2")
            || (is(moment.dialect(), "sqlite") && isDroppedInPlace(drop, moment));
    if (isLooked) {
      viewsOf(table.name(), drop.column(), moment, users);
    }
  }

  /** SQLite looks at views then; where the table is built anew it does not. */
  private static boolean isDroppedInPlace(Operation.DropColumn drop, Moment moment) {
    return moment.earlier().isEmpty()
        && moment.dialect().render(drop, moment.before().schema()).steps().size() == 1;
  }

  private static void computedFrom(Table table, Name column, List<String> users) {
    for (ColumnDefinition other : table.columns()) {
      if (!other.name().equals(column)
          && other.generated() != null
          && ColumnWords.mention(other.generated().expression(), column)) {
        users.add("column \"" + other.name() + "\" is computed from it");
      }
    }
  }

  private static String references(Constraint.ForeignKey key, Table table) {
    return "the foreign key \"" + key.name() + "\" of \"" + table.name() + "\" references it";
  }

  /** Other tables, surely there, with foreign keys to one. */
  private static List<Table> referents(Table table, Moment moment) {
    return moment.before().schema().referents(table.name()).stream()
        .filter(other -> !other.name().equals(table.name()))
        .filter(other -> moment.before().table(other.name()) != null)
        .toList();
  }

  private static void usersOfTable(Operation.DropTable drop, Moment moment, List<String> users) {
    Table table = moment.before().table(drop.table());
    if (table == null) {
      return;
    }
    for (Table other : referents(table, moment)) {
      for (Constraint constraint : other.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key && key.table().equals(table.name())) {
          users.add(references(key, other));
        }
      }
    }
    viewsOf(table.name(), moment, users);
  }

  private static void viewsOf(QualifiedName name, Moment moment, List<String> users) {
    if (is(moment.dialect(), "postgresql", "h2")) {
      Views.of(name, moment.before()).forEach(view -> users.add(reads(view)));
    }
  }

  private static void viewsOf(QualifiedName table, Name column, Moment moment, List<String> users) {
    Views.of(table, column, moment.before()).forEach(view -> users.add(reads(view)));
  }

  private static String reads(QualifiedName view) {
    return "the view \"" + view + "\" reads it";
  }

  private static void usersOfEnum(Operation.DropEnum drop, Moment moment, List<String> users) {
    Knowledge known = moment.before();
    if (known.existence(ObjectKind.ENUM, drop.name()) != Existence.PRESENT) {
      return;
    }
    for (Table table : known.schema().tables()) {
      for (ColumnDefinition column : table.columns()) {
        ColumnType type = column.type();
        while (type instanceof ColumnType.ArrayOf array) {
          type = array.element();
        }
        if (type.equals(new ColumnType.EnumOf(drop.name())) && known.table(table.name()) != null) {
          users.add("it is the type of \"" + table.name() + "." + column.name() + "\"");
        }
      }
    }
  }

  private static void usersOfSequence(
      Operation.DropSequence drop, Moment moment, List<String> users) {
    Knowledge known = moment.before();
    if (known.existence(ObjectKind.SEQUENCE, drop.name()) != Existence.PRESENT
        || !is(moment.dialect(), "postgresql", "h2")) {
      return;
    }
    String name = Pattern.quote(drop.name().toString().toLowerCase(Locale.ROOT));
    Pattern call =
        Pattern.compile(
            is(moment.dialect(), "postgresql")
                ? "nextval\\s*\\(\\s*'" + name + "'.*"
                : "next\\s+value\\s+for\\s+" + name + "\\s*");
    for (Table table : known.schema().tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (column.defaultValue() instanceof ColumnDefault.Expression expression
            && call.matcher(expression.sql().text().strip().toLowerCase(Locale.ROOT)).matches()
            && known.table(table.name()) != null) {
          users.add("it gives \"" + table.name() + "." + column.name() + "\" its default");
        }
      }
    }
  }

  private static void contents(Name schema, Moment moment, List<String> users) {
    Knowledge known = moment.before();
    if (!is(moment.dialect(), "postgresql", "h2")
        || known.existence(ObjectKind.SCHEMA, new QualifiedName(null, schema))
            != Existence.PRESENT) {
      return;
    }
    for (Table table : known.schema().tables()) {
      if (schema.equals(table.name().schema()) && known.table(table.name()) != null) {
        users.add("it holds the table \"" + table.name() + "\"");
        return; // one shows that it is not empty
      }
    }
  }

  /** Foreign keys that need a key which nothing else provides. */
  private static void usersOfKey(Table table, List<Name> key, Moment moment, List<String> users) {
    if (isProvidedTwice(table, key)) {
      return;
    }
    for (Table other : moment.before().schema().referents(table.name())) {
      for (Constraint constraint : other.constraints()) {
        if (constraint instanceof Constraint.ForeignKey foreign
            && foreign.table().equals(table.name())
            && moment.before().table(other.name()) != null
            && new HashSet<>(foreign.referenced()).equals(new HashSet<>(key))) {
          users.add(
              "the foreign key \"" + foreign.name() + "\" of \"" + other.name() + "\" needs it");
        }
      }
    }
  }

  private static boolean isProvidedTwice(Table table, List<Name> key) {
    Set<Name> wanted = new HashSet<>(key);
    long constraints =
        table.constraints().stream()
            .filter(each -> !(each instanceof Constraint.ForeignKey))
            .filter(each -> each.keys().size() >= key.size())
            .filter(each -> wanted.containsAll(each.keys().subList(0, key.size())))
            .count();
    long indexes =
        table.indexes().stream()
            .filter(each -> each.columns().size() >= key.size())
            .filter(each -> wanted.containsAll(each.columns().subList(0, key.size())))
            .count();
    return constraints + indexes > 1;
  }

  // Changing

  /** A type changes under what was made of it. */
  static void retyped(Moment moment, Findings findings) {
    if (!(moment.operation() instanceof Operation.AlterColumn alter)) {
      return;
    }
    Table table = moment.before().table(alter.table());
    ColumnDefinition column = table == null ? null : table.column(alter.column());
    ColumnType type = newType(alter);
    if (table == null || column == null || type == null || type.equals(column.type())) {
      return;
    }
    List<String> users = new ArrayList<>();
    if (is(moment.dialect(), "postgresql")) {
      viewsOf(table.name(), column.name(), moment, users);
      computedFrom(table, column.name(), users);
      indexesFor(table, column, type, users);
    } else if (is(moment.dialect(), "mariadb", "mysql")
        && !KeyTypes.isSameToMySql(column.type(), type)) {
      keysOf(table, column.name(), moment, users);
    }
    if (!users.isEmpty()) {
      findings.add(
          Message.TYPE_IN_USE,
          moment.source(),
          alter.column().toString(),
          table.name(),
          column.name(),
          String.join(", and ", users));
    }
  }

  /** Indexes of PostgreSQL whose operator class is one of the old type. */
  private static void indexesFor(
      Table table, ColumnDefinition column, ColumnType type, List<String> users) {
    if (!KeyTypes.clash(type, column.type(), "postgresql")) {
      return;
    }
    for (Index index : table.indexes()) {
      for (IndexKey key : index.keys()) {
        if (column.name().equals(key.column()) && key.operatorClass() != null) {
          users.add(
              "the index \"" + index.name() + "\" says the operator class " + key.operatorClass());
        }
      }
    }
  }

  static @Nullable ColumnType newType(Operation.AlterColumn alter) {
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set) {
        return set.type();
      }
    }
    return null;
  }

  private static void keysOf(Table table, Name column, Moment moment, List<String> users) {
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key && key.columns().contains(column)) {
        users.add("it is in the foreign key \"" + key.name() + "\"");
      }
    }
    for (Table other : referents(table, moment)) {
      for (Constraint constraint : other.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key
            && key.table().equals(table.name())
            && key.referenced().contains(column)) {
          users.add(references(key, other));
        }
      }
    }
  }

  // Renaming

  /**
   * A table or a column is renamed under a view that keeps the old name, and nothing in the
   * revision mends the view. H2, MariaDB and MySQL carry views along only where the new name is
   * read again.
   */
  static void renamedUnderView(RevisionRule.Whole whole, Findings findings) {
    if (!is(whole.dialect(), "h2", "mariadb", "mysql")) {
      return;
    }
    for (Moment moment : whole.upgrade()) {
      List<QualifiedName> views = List.of();
      String old = "";
      Object subject = null;
      if (moment.operation() instanceof Operation.RenameTable rename
          && moment.before().table(rename.table()) != null) {
        views = Views.of(rename.table(), moment.before());
        old = rename.table().toString();
        subject = rename.table().toString();
      } else if (moment.operation() instanceof Operation.RenameColumn rename
          && moment.before().column(rename.table(), rename.column()) != null) {
        views = Views.of(rename.table(), rename.column(), moment.before());
        old = rename.table() + "." + rename.column();
        subject = rename.column().toString();
      }
      for (QualifiedName view : views) {
        Sql before = Objects.requireNonNull(moment.before().schema().view(view)).select();
        var left = whole.after().schema().view(view);
        if (left != null
            && left.select().equals(before)
            && whole.after().existence(ObjectKind.VIEW, view) == Existence.PRESENT
            && isStillGone(moment.operation(), whole.after())) {
          findings.add(Message.BREAKS_VIEW, moment.source(), subject, view, old);
        }
      }
    }
  }

  /** Whether the old name is free at the end: another table or column may have taken it. */
  private static boolean isStillGone(Operation operation, Knowledge after) {
    if (operation instanceof Operation.RenameTable rename) {
      return after.existence(ObjectKind.TABLE, rename.table()) == Existence.ABSENT
          && after.existence(ObjectKind.VIEW, rename.table()) == Existence.ABSENT;
    }
    Operation.RenameColumn rename = (Operation.RenameColumn) operation;
    Table table = after.table(rename.table());
    return table != null && table.column(rename.column()) == null;
  }
}
