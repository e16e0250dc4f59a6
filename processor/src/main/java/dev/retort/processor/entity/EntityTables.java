package dev.retort.processor.entity;

import java.util.List;

/**
 * What the entities of a compilation need.
 *
 * @param tables the tables, one or more for each that is shared
 * @param isAll whether every entity was understood
 */
public record EntityTables(List<EntityTable> tables, boolean isAll) {

  public EntityTables {
    tables = List.copyOf(tables);
  }
}
