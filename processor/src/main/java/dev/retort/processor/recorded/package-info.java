/**
 * What a compilation remembers of its revisions ({@code META-INF/retort/ops}), so that a later one
 * that sees only their class files still knows what they do.
 */
@NullMarked
package dev.retort.processor.recorded;

import org.jspecify.annotations.NullMarked;
