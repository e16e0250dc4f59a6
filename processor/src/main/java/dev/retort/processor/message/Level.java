package dev.retort.processor.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** How much is made of something that a user may see otherwise. */
public enum Level {
  ERROR(Kind.ERROR),
  WARNING(Kind.WARNING),
  NOTE(Kind.NOTE),
  /** It is not said. */
  OFF(null);

  private final @Nullable Kind kind;

  Level(@Nullable Kind kind) {
    this.kind = kind;
  }

  /** As compilers call it, or null for {@link #OFF}. */
  public @Nullable Kind kind() {
    return kind;
  }

  /** As options give it; null when it is none. */
  public static @Nullable Level of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** All of them, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Level::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
