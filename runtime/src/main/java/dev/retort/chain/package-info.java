/**
 * The chain of revisions: identifiers, nodes, and the graph that validates itself, resolves targets
 * and plans routes. Pure: no database, no class loading, no annotation mirrors.
 */
@NullMarked
package dev.retort.chain;

import org.jspecify.annotations.NullMarked;
