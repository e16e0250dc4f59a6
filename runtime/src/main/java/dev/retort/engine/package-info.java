/**
 * Plan to database: the history, the lock, the journal and the runner, and one class a database for
 * what only it needs. The only room that talks to a connection. It knows no user's class: what a
 * revision says comes through a {@link dev.retort.engine.Recorder}.
 */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
