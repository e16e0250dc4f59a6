/**
 * What the database looks like at a revision: an immutable fold over operations, and what the fold
 * knows, such as the inverse of an operation. Pure: no SQL of ours, no I/O.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
