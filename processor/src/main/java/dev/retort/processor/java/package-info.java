/** Operations back into Java: the source that a user would write. Knows the vocabulary alone. */
@NullMarked
package dev.retort.processor.java;

import org.jspecify.annotations.NullMarked;
