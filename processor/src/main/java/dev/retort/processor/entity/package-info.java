/**
 * Entities beside the schema: what classes with {@code jakarta.persistence} annotations need of a
 * database, and what of it a chain does not give. Annotations are read by their names, so nobody
 * needs them on a path.
 */
@NullMarked
package dev.retort.processor.entity;

import org.jspecify.annotations.NullMarked;
