package dev.retort.op;

import org.jspecify.annotations.Nullable;

/** Where {@code executeScript} finds the files beside a migration's class. */
@FunctionalInterface
public interface ScriptFiles {

  /** No files at all. */
  ScriptFiles NONE = file -> null;

  /**
   * Reads a file.
   *
   * @param file its name without a path: {@code audit.postgresql.sql}
   * @return its text, or null when there is none
   */
  @Nullable String read(String file);
}
