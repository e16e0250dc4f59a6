package dev.retort.processor.lint;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A foreign key points to a key, and compares like with like. */
final class KeyRules {

  private KeyRules() {}

  /** A foreign key is made. */
  static void foreignKeys(Moment moment, Findings findings) {
    QualifiedName name =
        moment.operation() instanceof Operation.TableChange change ? change.table() : null;
    Table table = name == null ? null : moment.after().table(name);
    for (Constraint constraint : ObjectRules.constraints(moment.operation())) {
      if (!(constraint instanceof Constraint.ForeignKey key)) {
        continue;
      }
      Table target = moment.after().table(key.table());
      if (ObjectRules.looksLater(moment)
          || target == null
          || key.referenced().stream().anyMatch(c -> target.column(c) == null)) {
        continue; // said elsewhere, or not known
      }
      if (!isUnique(key.referenced(), target, moment.dialect().database().name())) {
        findings.add(
            Message.KEY_NOT_UNIQUE,
            moment.source(),
            key,
            key.name() == null ? "" : key.name(),
            key.referenced().stream()
                .map(each -> "\"" + each + "\"")
                .collect(Collectors.joining(", ")),
            target.name());
      } else if (table != null) {
        types(key, table, target, moment, findings);
      }
    }
  }

  private static void types(
      Constraint.ForeignKey key, Table table, Table target, Moment moment, Findings findings) {
    for (int i = 0; i < key.columns().size(); i++) {
      ColumnDefinition own = table.column(key.columns().get(i));
      ColumnDefinition other = target.column(key.referenced().get(i));
      if (own != null
          && other != null
          && KeyTypes.clash(own.type(), other.type(), moment.dialect().database().name())) {
        clash(key, table, own, target, other, key, moment, findings);
      }
    }
  }

  private static void clash(
      Constraint.ForeignKey key,
      Table table,
      ColumnDefinition own,
      Table target,
      ColumnDefinition other,
      Object subject,
      Moment moment,
      Findings findings) {
    findings.add(
        Message.KEY_OF_ANOTHER_TYPE,
        moment.source(),
        subject,
        key.name() == null ? "" : key.name(),
        table.name(),
        own.name(),
        TypeWords.of(own.type()),
        target.name(),
        other.name(),
        TypeWords.of(other.type()));
  }

  /** A column of a foreign key gets another type than its partner has. */
  static void retyped(Moment moment, Findings findings) {
    if (!(moment.operation() instanceof Operation.AlterColumn alter)
        || findings.hasErrors()
        || !moment.dialect().database().name().equals("postgresql")) {
      return; // what MariaDB and MySQL refuse of it is said by the rule of uses
    }
    Table table = moment.after().table(alter.table());
    ColumnType type = UseRules.newType(alter);
    if (table == null || type == null) {
      return;
    }
    for (Table other : moment.after().schema().referents(table.name())) {
      for (Constraint constraint : other.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key
            && key.table().equals(table.name())
            && key.referenced().contains(alter.column())
            && moment.after().table(other.name()) != null) {
          types(key, other, table, moment, findings);
        }
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key
          && key.columns().contains(alter.column())
          && moment.after().table(key.table()) != null
          && !key.table().equals(table.name())) {
        types(
            key,
            table,
            java.util.Objects.requireNonNull(moment.after().table(key.table())),
            moment,
            findings);
      }
    }
  }

  /** Whether a database lets a foreign key point to columns; true when it is not sure. */
  private static boolean isUnique(List<Name> columns, Table target, String database) {
    if (PartRules.hidesParts(target)) {
      return true;
    }
    boolean isMySql = database.equals("mariadb") || database.equals("mysql");
    for (Constraint constraint : target.constraints()) {
      boolean isKey =
          constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique;
      if (isKey
          && (isMySql ? begins(constraint.keys(), columns) : isSame(constraint.keys(), columns))) {
        return true;
      }
    }
    for (Index index : target.indexes()) {
      boolean isPlain =
          index.where() == null
              && index.columns().size() == index.keys().size()
              && !database.equals("h2"); // which wants a constraint
      if (isMySql
          ? begins(index.columns(), columns)
          : isPlain && index.isUnique() && isSame(index.columns(), columns)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(List<Name> key, List<Name> columns) {
    return key.isEmpty() || new HashSet<>(key).equals(new HashSet<>(columns));
  }

  /** InnoDB wants an index that begins with the columns in their order, unique or not. */
  private static boolean begins(List<Name> key, List<Name> columns) {
    return key.size() >= columns.size() && key.subList(0, columns.size()).equals(columns);
  }
}
