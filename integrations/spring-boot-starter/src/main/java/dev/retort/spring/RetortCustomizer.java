package dev.retort.spring;

import dev.retort.MigrationRegistry;

/**
 * A bean of this type says to the builder what properties can't: a dialect, a listener, a clock.
 * Called after the properties, in the order of {@link org.springframework.core.annotation.Order}.
 */
@FunctionalInterface
public interface RetortCustomizer {

  /** Says more about how to migrate. */
  void customize(MigrationRegistry.Builder builder);
}
