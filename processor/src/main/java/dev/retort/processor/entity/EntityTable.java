package dev.retort.processor.entity;

import dev.retort.processor.message.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that an entity is kept in, or shares with others.
 *
 * @param entity the entity's simple name
 * @param name the table's name
 * @param schema the schema or catalog that the entity says, or null
 * @param columns its columns, in the order of the fields
 * @param isWhole whether these are all columns that the entity has there: nothing about it was left
 *     aside
 * @param position where the table's name is written, or the class
 */
record EntityTable(
    String entity,
    Spelling name,
    @Nullable String schema,
    List<EntityColumn> columns,
    boolean isWhole,
    Position position) {

  EntityTable {
    columns = List.copyOf(columns);
  }
}
