package dev.retort.processor.entity;

import dev.retort.op.Column;
import dev.retort.op.ColumnType;
import dev.retort.op.Dsl;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.TableElement;
import dev.retort.processor.entity.EntityColumn.Need;
import dev.retort.processor.entity.EntityColumn.Reference;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a revision would make that gives an entity what it needs. */
final class NewObjects {

  private final Function<Spelling, @Nullable Table> there;

  /**
   * Over a schema.
   *
   * @param there its table of a name, or null
   */
  NewObjects(Function<Spelling, @Nullable Table> there) {
    this.there = there;
  }

  /**
   * What is made.
   *
   * @param operations empty where it is not all known
   * @param keys foreign keys to tables that are not there yet
   */
  record Made(List<Operation> operations, List<Operation> keys) {
    static final Made NOTHING = new Made(List.of(), List.of());
  }

  /** The name that a new table would get. */
  static QualifiedName nameOf(EntityTable table) {
    String schema = table.schema();
    return new QualifiedName(
        schema == null ? null : Spelling.of(schema).proposed(), table.name().proposed());
  }

  /** A table with all the columns of the entities that share it. */
  Made table(List<EntityTable> sharing) {
    QualifiedName name = nameOf(sharing.get(0));
    List<TableElement> elements = new ArrayList<>();
    List<Operation> keys = new ArrayList<>();
    Set<Name> named = new HashSet<>();
    for (EntityTable each : sharing) {
      for (EntityColumn wanted : each.columns()) {
        if (!wanted.isSure() || !named.add(wanted.name().proposed())) {
          continue;
        }
        ColumnType type = wanted.type();
        if (type == null) {
          return Made.NOTHING;
        }
        Column column = Dsl.column(wanted.name().proposed().toString(), type);
        if (wanted.isKey()) {
          column = column.primaryKey();
        }
        if (wanted.isNumbered()) {
          column = column.identity();
        }
        column = wanted.need() == Need.NEVER_NULL || wanted.isKey() ? column : column.nullable();
        elements.add(referring(column, wanted, name, keys));
      }
    }
    if (elements.isEmpty()) {
      return Made.NOTHING;
    }
    TableElement[] more = elements.subList(1, elements.size()).toArray(TableElement[]::new);
    return new Made(
        Operations.record(op -> op.createTable(name.toString(), elements.get(0), more)), keys);
  }

  /**
   * A column in a table that may have rows: one that must have a value gets the zero that Java
   * gives it, and where there is none it takes NULL at first.
   */
  Made column(EntityColumn wanted, QualifiedName table) {
    ColumnType type = wanted.type();
    if (type == null) {
      return Made.NOTHING;
    }
    Column plain = Dsl.column(wanted.name().proposed().toString(), type);
    boolean isZeroKnown = wanted.isPrimitive() && wanted.need() == Need.NEVER_NULL;
    Object zero = type == ColumnType.Plain.BOOLEAN ? (Object) false : (Object) 0;
    boolean isChar = type instanceof ColumnType.FixedChar;
    List<Operation> keys = new ArrayList<>();
    Column column =
        referring(
            isZeroKnown && !isChar ? plain.defaultValue(zero) : plain.nullable(),
            wanted,
            table,
            keys);
    return new Made(Operations.record(op -> op.addColumn(table.toString(), column)), keys);
  }

  private Column referring(
      Column column, EntityColumn wanted, QualifiedName table, List<Operation> keys) {
    Reference reference = wanted.reference();
    if (reference == null) {
      return column;
    }
    Table target = there.apply(reference.table());
    if (target == null) {
      keys.addAll(
          Operations.record(
              op ->
                  op.addConstraint(
                      table.toString(),
                      Dsl.foreignKey(column.definition().name().toString())
                          .references(
                              reference.table().proposed().toString(),
                              reference.column().proposed().toString()))));
      return column;
    }
    return target.columns().stream()
        .filter(
            each ->
                reference
                        .column()
                        .candidates()
                        .contains(each.name().text().toLowerCase(Locale.ROOT))
                    && each.type().equals(wanted.type()))
        .findFirst()
        .map(each -> column.references(target.name().toString(), each.name().toString()))
        .orElse(column);
  }
}
