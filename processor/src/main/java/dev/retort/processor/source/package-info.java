/** What only the compiler's tree API tells: loaded lazily, because not every compiler has it. */
@NullMarked
package dev.retort.processor.source;

import org.jspecify.annotations.NullMarked;
