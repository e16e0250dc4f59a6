/**
 * Operations to SQL text, one class a database: names, types, literals, what its DDL does to a
 * transaction. Pure text and facts: no connection is opened here.
 */
@NullMarked
package dev.retort.dialect;

import org.jspecify.annotations.NullMarked;
