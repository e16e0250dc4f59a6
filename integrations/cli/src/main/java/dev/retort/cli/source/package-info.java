/** The sources of revisions: read with the compiler's trees, and changed by as little as can be. */
@NullMarked
package dev.retort.cli.source;

import org.jspecify.annotations.NullMarked;
