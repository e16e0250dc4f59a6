/** The commands of a terminal; {@link dev.retort.cli.RetortCommand} is the door. */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
