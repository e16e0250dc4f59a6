/**
 * The vocabulary of change: what a migration says to {@link dev.retort.op.Operations}, and the
 * {@link dev.retort.op.Operation} records that come of it.
 *
 * <p>Pure data: nothing here knows a database, opens a connection or renders SQL. Recording the
 * same migration twice gives equal operations. A mistake that can be seen while recording (a row
 * with a value too many, an empty name) is an {@link java.lang.IllegalArgumentException} thrown at
 * the call.
 */
@NullMarked
package dev.retort.op;

import org.jspecify.annotations.NullMarked;
