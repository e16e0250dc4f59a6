package dev.retort;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@link Migration} a revision: one node of the chain. {@code retort-processor} reads it,
 * gives it a dated ID and checks the chain.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Revision {

  /** What it does: one line of at most 200 characters, shown in histories and reports. */
  String message();

  /** The revisions that this one follows: none for a base, several for a merge. */
  Class<? extends Migration>[] down() default {};

  /**
   * Pins the whole ID by hand, for a revision that a database knows under it already. ASCII
   * letters, digits, {@code _} and {@code .}; empty: the ledger gives one.
   */
  String id() default "";

  /** Labels of the branch that begins here, for targets such as {@code billing@head}. */
  String[] labels() default {};

  /** Revisions that must be applied before this one though it does not follow them. */
  Class<? extends Migration>[] dependsOn() default {};
}
