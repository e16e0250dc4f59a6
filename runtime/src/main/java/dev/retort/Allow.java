package dev.retort;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Silences checks on a revision's class or method, and says why that is right. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Allow {

  /** The codes, as messages print them: {@code "MF03"}. */
  String[] value();

  /** Why nothing can go wrong here. */
  String because();
}
