/** The chain as a picture, for terminals, documents and browsers. Pure: text comes out. */
@NullMarked
package dev.retort.cli.graph;

import org.jspecify.annotations.NullMarked;
