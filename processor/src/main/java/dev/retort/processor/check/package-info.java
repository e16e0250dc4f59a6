/** The checks of a revision's class, and of the chain. */
@NullMarked
package dev.retort.processor.check;

import org.jspecify.annotations.NullMarked;
