/**
 * What a revision's methods come to, found by walking the compiler's trees: which operations they
 * record, where each was written, and what is known only when they run. Beside {@code source} the
 * only one that knows the compiler's trees; see {@link dev.retort.processor.evaluate.Evaluator}.
 */
@NullMarked
package dev.retort.processor.evaluate;

import org.jspecify.annotations.NullMarked;
