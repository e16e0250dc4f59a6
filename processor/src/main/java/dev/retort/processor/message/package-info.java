/** Every message that a user can see, in one enum, and the one place that reports. */
@NullMarked
package dev.retort.processor.message;

import org.jspecify.annotations.NullMarked;
