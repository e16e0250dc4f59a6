package dev.retort.processor.lint;

import dev.retort.op.Assignments.Assignment;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Where;
import dev.retort.schema.PersistentMap;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows what the rows of columns hold. */
final class ColumnStories {

  private static final ColumnStory UNTOLD = new ColumnStory("", ColumnStory.Rows.MIXED);

  private final Schema before;
  private final String revision;
  private PersistentMap<String, ColumnStory> stories;

  private ColumnStories(
      PersistentMap<String, ColumnStory> stories, Schema before, String revision) {
    this.stories = stories;
    this.before = before;
    this.revision = revision;
  }

  /** The stories after an operation. */
  static PersistentMap<String, ColumnStory> after(
      Operation operation,
      PersistentMap<String, ColumnStory> stories,
      Schema before,
      RevisionSteps revision) {
    ColumnStories following = new ColumnStories(stories, before, revision.node().className());
    following.follow(operation);
    return following.stories;
  }

  private void follow(Operation operation) {
    if (operation instanceof Operation.CreateTable create) {
      create.columns().forEach(column -> forget(create.table(), column.name()));
    } else if (operation instanceof Operation.RenameTable rename) {
      Table table = before.table(rename.table());
      if (table != null) {
        QualifiedName to = rename.table().withName(rename.newName());
        table.columns().forEach(each -> move(rename.table(), each.name(), to, each.name()));
      }
    } else if (operation instanceof Operation.RenameColumn rename) {
      move(rename.table(), rename.column(), rename.table(), rename.newName());
    } else if (operation instanceof Operation.AddColumn add) {
      ColumnStory.Rows rows =
          hasValue(add.column()) ? ColumnStory.Rows.FILLED : ColumnStory.Rows.NULL;
      tell(add.table(), add.column().name(), new ColumnStory(revision, rows));
    } else if (operation instanceof Operation.DropColumn drop) {
      forget(drop.table(), drop.column());
    } else if (operation instanceof Operation.AlterColumn alter) {
      if (alter.changes().contains(new ColumnChange.DropNotNull())) {
        rows(alter.table(), alter.column(), ColumnStory.Rows.MIXED);
      }
    } else if (operation instanceof Operation.Update update) {
      assigned(update.table(), update.assignments().all(), update.where());
    } else if (operation instanceof Operation.Backfill fill) {
      assigned(fill.table(), fill.assignments().all(), fill.where());
    } else if (operation instanceof Operation.Insert insert) {
      written(insert.table(), insert.rows().columns());
    } else if (operation instanceof Operation.BulkInsert insert) {
      written(insert.table(), insert.rows().into().columns());
    } else if (operation instanceof Operation.Execute execute) {
      executed(RawSql.of(execute.statement().sql()));
    }
  }

  /** Whether rows that are there get a value when a column is added. */
  private static boolean hasValue(ColumnDefinition column) {
    boolean isNull =
        column.defaultValue() == null
            || (column.defaultValue() instanceof ColumnDefault.Value value
                && value.literal().value() == null);
    return !isNull || column.identity() != null || column.generated() != null;
  }

  private void assigned(QualifiedName table, List<Assignment> assignments, Where where) {
    for (Assignment each : assignments) {
      boolean isNull =
          each.value() instanceof ColumnDefault.Value value && value.literal().value() == null;
      boolean all =
          where.condition() == null
              || RawSql.of(where.condition()).isNullTest(each.column(), false);
      boolean filled = all && !isNull;
      rows(table, each.column(), filled ? ColumnStory.Rows.FILLED : ColumnStory.Rows.MIXED);
    }
  }

  private void written(QualifiedName table, List<Name> columns) {
    for (Name column : columns) {
      ColumnStory story = stories.get(Knowledge.key(ObjectKind.COLUMN, table, column));
      if (story != null && story.rows() == ColumnStory.Rows.NULL) {
        rows(table, column, ColumnStory.Rows.MIXED);
      }
    }
  }

  /** An update in SQL of the author's own: of the simple form, or else of whatever it names. */
  private void executed(RawSql sql) {
    QualifiedName table = sql.updated();
    Table known = table == null ? null : before.table(table);
    if (table == null || known == null) {
      return;
    }
    for (ColumnDefinition column : known.columns()) {
      if (sql.fills(column.name())) {
        rows(table, column.name(), ColumnStory.Rows.FILLED);
      } else if (sql.mentions(column.name())) {
        written(table, List.of(column.name()));
      }
    }
  }

  private void rows(QualifiedName table, Name column, ColumnStory.Rows rows) {
    ColumnStory story = stories.get(Knowledge.key(ObjectKind.COLUMN, table, column));
    tell(table, column, new ColumnStory((story == null ? UNTOLD : story).addedIn(), rows));
  }

  private void move(QualifiedName from, Name old, QualifiedName to, Name name) {
    ColumnStory story = stories.get(Knowledge.key(ObjectKind.COLUMN, from, old));
    forget(from, old);
    tell(to, name, story);
  }

  private void tell(QualifiedName table, Name column, @Nullable ColumnStory story) {
    if (story == null) {
      forget(table, column);
    } else {
      stories = stories.with(Knowledge.key(ObjectKind.COLUMN, table, column), story);
    }
  }

  private void forget(QualifiedName table, Name column) {
    stories = stories.without(Knowledge.key(ObjectKind.COLUMN, table, column));
  }
}
