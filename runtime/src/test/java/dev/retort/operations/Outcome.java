package dev.retort.operations;

import java.util.List;

/**
 * What became of a case on a database.
 *
 * @param problems why it was refused; empty: it was executed
 * @param undoneBy the operations that undid it, by their names
 * @param byHand whether the downgrade was written by hand
 * @param irreversible why it can't be undone; empty where it was
 */
record Outcome(
    List<String> problems, List<String> undoneBy, boolean byHand, List<String> irreversible) {}
