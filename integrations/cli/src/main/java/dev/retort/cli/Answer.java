package dev.retort.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers: to a person and to a program.
 *
 * @param exitCode {@link ExitCode}
 * @param text for a person; empty for nothing
 * @param fields for a program, in their order
 */
record Answer(int exitCode, String text, Map<String, @Nullable Object> fields) {

  Answer {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static Answer of(String text) {
    return new Answer(ExitCode.DONE, text, Map.of());
  }

  /** With one more field. */
  Answer with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Answer(exitCode, text, more);
  }

  /** With another exit code. */
  Answer exit(int code) {
    return new Answer(code, text, fields);
  }
}
