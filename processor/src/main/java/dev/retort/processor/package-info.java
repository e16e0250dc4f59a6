/**
 * The annotation processor: reads revisions, gives them IDs, checks the chain, writes what the
 * runtime finds. {@link dev.retort.processor.RetortProcessor} is the entry; the other rooms are its
 * passes.
 */
@NullMarked
package dev.retort.processor;

import org.jspecify.annotations.NullMarked;
