/** What generated code implements. Not for people to call. */
@NullMarked
package dev.retort.spi;

import org.jspecify.annotations.NullMarked;
