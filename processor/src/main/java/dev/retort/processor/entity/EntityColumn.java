package dev.retort.processor.entity;

import dev.retort.op.ColumnType;
import dev.retort.processor.message.Position;
import org.jspecify.annotations.Nullable;

/**
 * A column that an entity reads and writes.
 *
 * @param attribute the field, as messages name it: {@code Account.email}
 * @param name the column's name
 * @param type the type that a revision would give it; null where that is not sure
 * @param kind what values it takes
 * @param length the length that the entity says; 0 where it says none
 * @param need whether it takes NULL
 * @param isKey whether it belongs to the primary key
 * @param isNumbered whether the database numbers its rows
 * @param isPrimitive whether the field is of a primitive type, so that it has a zero
 * @param isSure whether it must be there; else it only may be
 * @param reference what it points to, or null
 * @param position where it is written
 */
record EntityColumn(
    String attribute,
    Spelling name,
    @Nullable ColumnType type,
    Kind kind,
    int length,
    Need need,
    boolean isKey,
    boolean isNumbered,
    boolean isPrimitive,
    boolean isSure,
    @Nullable Reference reference,
    Position position) {

  /** The kinds of values of which it is known what they don't fit into. */
  enum Kind {
    TEXT,
    NUMBER,
    OTHER
  }

  /** What the entity says about NULL. */
  enum Need {
    NEVER_NULL,
    MAY_BE_NULL,
    UNSAID
  }

  /** The column of another table that a foreign key points to. */
  record Reference(Spelling table, Spelling column) {}

  EntityColumn withNeed(Need other) {
    return new EntityColumn(
        attribute,
        name,
        type,
        kind,
        length,
        other,
        isKey,
        isNumbered,
        isPrimitive,
        isSure,
        reference,
        position);
  }

  EntityColumn asJoinedKey(Spelling other) {
    return new EntityColumn(
        attribute,
        other,
        type,
        kind,
        length,
        need,
        isKey,
        false,
        isPrimitive,
        isSure,
        null,
        position);
  }
}
