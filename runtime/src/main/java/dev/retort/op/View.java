package dev.retort.op;

/**
 * A view at a revision.
 *
 * @param name its name
 * @param select its query
 * @param isMaterialized whether its rows are kept
 */
public record View(QualifiedName name, Sql select, boolean isMaterialized) {}
