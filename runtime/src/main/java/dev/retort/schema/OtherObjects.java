package dev.retort.schema;

import dev.retort.op.EnumDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.View;

/**
 * What a schema holds beside tables.
 *
 * @param schemas by name
 * @param sequences by name
 * @param views by name
 * @param enums by name
 */
record OtherObjects(
    PersistentMap<Name, Name> schemas,
    PersistentMap<QualifiedName, Sequence> sequences,
    PersistentMap<QualifiedName, View> views,
    PersistentMap<QualifiedName, EnumDefinition> enums) {

  static final OtherObjects EMPTY =
      new OtherObjects(
          PersistentMap.empty(),
          PersistentMap.empty(),
          PersistentMap.empty(),
          PersistentMap.empty());

  /** After an operation; one on an object that is not known changes nothing. */
  OtherObjects after(Operation.ObjectChange change) {
    QualifiedName name = change.name();
    if (change instanceof Operation.CreateSchema create) {
      return new OtherObjects(
          schemas.with(create.schema(), create.schema()), sequences, views, enums);
    } else if (change instanceof Operation.DropSchema drop) {
      return new OtherObjects(schemas.without(drop.schema()), sequences, views, enums);
    } else if (change instanceof Operation.CreateSequence create) {
      return new OtherObjects(schemas, sequences.with(name, create.sequence()), views, enums);
    } else if (change instanceof Operation.DropSequence) {
      return new OtherObjects(schemas, sequences.without(name), views, enums);
    } else if (change instanceof Operation.CreateView create) {
      return withViews(views.with(name, create.view()));
    } else if (change instanceof Operation.ReplaceView replace) {
      return withViews(views.with(name, new View(name, replace.select(), false)));
    } else if (change instanceof Operation.DropView) {
      return withViews(views.without(name));
    } else if (change instanceof Operation.CreateEnum create) {
      return withEnums(enums.with(name, create.definition()));
    } else if (change instanceof Operation.DropEnum) {
      return withEnums(enums.without(name));
    }
    EnumDefinition known = enums.get(name);
    if (known == null) {
      return this;
    } else if (change instanceof Operation.AddEnumValue add) {
      boolean taken = known.values().contains(add.value());
      boolean placed = add.position() == null || known.values().contains(add.position().value());
      return taken || !placed
          ? this
          : withEnums(enums.with(name, known.with(add.value(), add.position())));
    }
    Operation.RenameEnumValue rename = (Operation.RenameEnumValue) change;
    return known.values().contains(rename.newValue())
        ? this
        : withEnums(enums.with(name, known.renamed(rename.value(), rename.newValue())));
  }

  private OtherObjects withViews(PersistentMap<QualifiedName, View> changed) {
    return new OtherObjects(schemas, sequences, changed, enums);
  }

  private OtherObjects withEnums(PersistentMap<QualifiedName, EnumDefinition> changed) {
    return new OtherObjects(schemas, sequences, views, changed);
  }
}
