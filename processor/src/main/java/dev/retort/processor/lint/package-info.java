/**
 * What a chain does to the schema, and the checks of it. Pure: it knows no compiler and no
 * database, only operations, the fold over them, and dialects.
 */
@NullMarked
package dev.retort.processor.lint;

import org.jspecify.annotations.NullMarked;
