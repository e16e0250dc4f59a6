/**
 * Which tables and columns the data statements of authors name: the only room that knows the
 * parser. What it does not parse it says nothing of.
 */
@NullMarked
package dev.retort.processor.sql;

import org.jspecify.annotations.NullMarked;
