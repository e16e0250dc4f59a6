package dev.retort.processor.lint;

import dev.retort.processor.sql.NamesRead;
import java.util.function.Predicate;

/**
 * How the rules are asked.
 *
 * @param isDeclared whether the user named the databases; else only what holds on all of them is
 *     told
 * @param sqlNames reads the names in an author's SQL
 * @param counts whether something that is found is going to be told
 */
record Asking(boolean isDeclared, NamesRead sqlNames, Predicate<Finding> counts) {}
