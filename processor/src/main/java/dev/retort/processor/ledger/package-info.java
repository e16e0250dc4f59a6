/**
 * The ledger {@code revisions.lock}: when each revision was born and the ID that it got, kept in
 * version control. Knows no compiler: plain records in, plain records out, files at the edge.
 */
@NullMarked
package dev.retort.processor.ledger;

import org.jspecify.annotations.NullMarked;
