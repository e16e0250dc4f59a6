package dev.retort.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what {@code retort-processor} wrote. A type of our own because the JDK's is not visible in
 * every named module; coverage tools skip it by its simple name.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
  /** The generator. */
  String value();
}
