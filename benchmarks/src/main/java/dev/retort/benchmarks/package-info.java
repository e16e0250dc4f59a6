/** What Retort costs over the raw floor, measured in cold JVM processes. */
@NullMarked
package dev.retort.benchmarks;

import org.jspecify.annotations.NullMarked;
