/** The factory and the index of each package, and the service file that names them. */
@NullMarked
package dev.retort.processor.write;

import org.jspecify.annotations.NullMarked;
