package dev.retort.processor.lint;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.PersistentMap;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes who made, dropped and renamed what, and who put rows where. */
final class Chronicle {

  private final Schema before;
  private final int time;
  private final RevisionSteps revision;
  private PersistentMap<String, Integer> settled;
  private PersistentMap<String, Event> events;
  private PersistentMap<QualifiedName, String> rows;

  Chronicle(
      Schema before,
      int time,
      PersistentMap<String, Integer> settled,
      PersistentMap<String, Event> events,
      PersistentMap<QualifiedName, String> rows,
      RevisionSteps revision) {
    this.before = before;
    this.time = time;
    this.settled = settled;
    this.events = events;
    this.rows = rows;
    this.revision = revision;
  }

  PersistentMap<String, Integer> settled() {
    return settled;
  }

  PersistentMap<String, Event> events() {
    return events;
  }

  PersistentMap<QualifiedName, String> rows() {
    return rows;
  }

  void note(Operation operation) {
    if (operation instanceof Operation.ObjectChange change) {
      noteObject(change);
    } else if (operation instanceof Operation.CreateTable create) {
      created(ObjectKind.TABLE, create.table());
      create.columns().forEach(column -> part(ObjectKind.COLUMN, create.table(), column.name()));
      create.constraints().forEach(each -> part(ObjectKind.CONSTRAINT, create.table(), each));
      create.indexes().forEach(each -> part(ObjectKind.INDEX, create.table(), each));
    } else if (operation instanceof Operation.DropTable drop) {
      dropped(ObjectKind.TABLE, drop.table());
      rows = rows.without(drop.table());
    } else if (operation instanceof Operation.RenameTable rename) {
      noteRenamed(rename);
    } else if (operation instanceof Operation.TableChange change) {
      notePart(change);
    } else if (operation instanceof Operation.Insert || operation instanceof Operation.BulkInsert) {
      QualifiedName table = ((Operation.DataChange) operation).table();
      if (rows.get(table) == null) {
        rows = rows.with(table, revision.node().className());
      }
    } else if (operation instanceof Operation.Delete delete) {
      rows = rows.without(delete.table()); // perhaps all of them
    } else if (Opaque.mayDeleteRows(operation)) {
      rows = PersistentMap.empty();
    }
  }

  private void noteObject(Operation.ObjectChange change) {
    if (change instanceof Operation.CreateSchema) {
      created(ObjectKind.SCHEMA, change.name());
    } else if (change instanceof Operation.DropSchema) {
      dropped(ObjectKind.SCHEMA, change.name());
    } else if (change instanceof Operation.CreateSequence) {
      created(ObjectKind.SEQUENCE, change.name());
    } else if (change instanceof Operation.DropSequence) {
      dropped(ObjectKind.SEQUENCE, change.name());
    } else if (change instanceof Operation.CreateView) {
      created(ObjectKind.VIEW, change.name());
    } else if (change instanceof Operation.DropView) {
      dropped(ObjectKind.VIEW, change.name());
    } else if (change instanceof Operation.CreateEnum) {
      created(ObjectKind.ENUM, change.name());
    } else if (change instanceof Operation.DropEnum) {
      dropped(ObjectKind.ENUM, change.name());
    }
  }

  private void notePart(Operation.TableChange change) {
    QualifiedName table = change.table();
    if (change instanceof Operation.AddColumn add) {
      part(ObjectKind.COLUMN, table, add.column().name());
      add.constraints().forEach(each -> part(ObjectKind.CONSTRAINT, table, each));
    } else if (change instanceof Operation.DropColumn drop) {
      gone(ObjectKind.COLUMN, table, drop.column(), "dropped");
    } else if (change instanceof Operation.RenameColumn rename) {
      gone(ObjectKind.COLUMN, table, rename.column(), renamed(rename.newName()));
      part(ObjectKind.COLUMN, table, rename.newName());
    } else if (change instanceof Operation.CreateIndex create) {
      part(ObjectKind.INDEX, table, create.index());
    } else if (change instanceof Operation.DropIndex drop) {
      gone(ObjectKind.INDEX, table, drop.index(), "dropped");
    } else if (change instanceof Operation.RenameIndex rename) {
      gone(ObjectKind.INDEX, table, rename.index(), renamed(rename.newName()));
      part(ObjectKind.INDEX, table, rename.newName());
    } else if (change instanceof Operation.AddConstraint add) {
      part(ObjectKind.CONSTRAINT, table, add.constraint());
    } else if (change instanceof Operation.DropConstraint drop) {
      gone(ObjectKind.CONSTRAINT, table, drop.constraint(), "dropped");
    }
  }

  /** The parts of a table keep their stories under its new name. */
  private void noteRenamed(Operation.RenameTable rename) {
    QualifiedName from = rename.table();
    QualifiedName to = from.withName(rename.newName());
    Event story = events.get(Knowledge.key(ObjectKind.TABLE, from));
    dropped(ObjectKind.TABLE, from);
    event(Knowledge.key(ObjectKind.TABLE, from), true, renamed(rename.newName()));
    if (before.table(from) != null) {
      settle(Knowledge.key(ObjectKind.TABLE, to));
    }
    if (story != null) {
      events = events.with(Knowledge.key(ObjectKind.TABLE, to), story);
    }
    Table table = before.table(from);
    if (table != null) {
      for (ColumnDefinition column : table.columns()) {
        move(ObjectKind.COLUMN, from, to, column.name());
      }
      table.constraints().forEach(each -> move(ObjectKind.CONSTRAINT, from, to, each.name()));
      table.indexes().forEach(each -> move(ObjectKind.INDEX, from, to, each.name()));
    }
    String first = rows.get(from);
    if (first != null) {
      rows = rows.without(from).with(to, first);
    }
  }

  private void move(ObjectKind kind, QualifiedName from, QualifiedName to, @Nullable Name part) {
    Event story = part == null ? null : events.get(Knowledge.key(kind, from, part));
    if (part != null && story != null) {
      events = events.with(Knowledge.key(kind, to, part), story);
    }
  }

  private void created(ObjectKind kind, QualifiedName name) {
    settle(Knowledge.key(kind, name));
    event(Knowledge.key(kind, name), false, "created");
  }

  private void dropped(ObjectKind kind, QualifiedName name) {
    settle(Knowledge.key(kind, name));
    event(Knowledge.key(kind, name), true, "dropped");
  }

  private void part(ObjectKind kind, QualifiedName table, Constraint constraint) {
    if (constraint.name() != null) {
      part(kind, table, constraint.name());
    }
  }

  private void part(ObjectKind kind, QualifiedName table, Index index) {
    if (index.name() != null) {
      part(kind, table, index.name());
    }
  }

  private void part(ObjectKind kind, QualifiedName table, Name name) {
    event(Knowledge.key(kind, table, name), false, "created");
  }

  private void gone(ObjectKind kind, QualifiedName table, Name name, String how) {
    event(Knowledge.key(kind, table, name), true, how);
  }

  /**
   * Notes which names of indexes and constraints are taken in their schema, and by which table.
   *
   * @param from the table before a change, or null
   * @param to the table after it, or null
   */
  void noteNames(@Nullable Table from, @Nullable Table to) {
    if (from != null
        && to != null
        && from.name().equals(to.name())
        && from.constraints().equals(to.constraints())
        && from.indexes().equals(to.indexes())) {
      return;
    }
    Set<String> before = from == null ? Set.of() : names(from);
    Set<String> after = to == null ? Set.of() : names(to);
    boolean isRenamed = from != null && to != null && !from.name().equals(to.name());
    for (String key : before) {
      if (!after.contains(key)) {
        events = events.without(key);
      }
    }
    for (String key : after) {
      if (to != null && (isRenamed || !before.contains(key))) {
        events =
            events.with(
                key,
                new Event(false, revision.node().className(), '"' + to.name().toString() + '"'));
      }
    }
  }

  private static Set<String> names(Table table) {
    Set<String> keys = new LinkedHashSet<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint.name() != null) {
        keys.add(
            Knowledge.nameKey(ObjectKind.CONSTRAINT, table.name().withName(constraint.name())));
      }
    }
    for (Index index : table.indexes()) {
      if (index.name() != null) {
        keys.add(Knowledge.nameKey(ObjectKind.INDEX, table.name().withName(index.name())));
      }
    }
    return keys;
  }

  private void settle(String key) {
    settled = settled.with(key, time);
  }

  private void event(String key, boolean isGone, String how) {
    events =
        events.with(
            key, new Event(isGone, revision.node().className(), how + " in " + revision.name()));
  }

  private static String renamed(Name to) {
    return "renamed to \"" + to + "\"";
  }
}
