/** Elements and mirrors read into plain records that keep their positions. Checks nothing. */
@NullMarked
package dev.retort.processor.model;

import org.jspecify.annotations.NullMarked;
