/**
 * What a live database holds beside what the chain says: both as an {@code Inventory} in the words
 * of that database's catalogue, and the differences. Pure.
 */
@NullMarked
package dev.retort.compare;

import org.jspecify.annotations.NullMarked;
