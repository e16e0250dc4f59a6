package dev.retort.processor;

import dev.retort.processor.lint.Levels;
import dev.retort.processor.message.Level;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Aretort.*} says about the checks of the schema.
 *
 * @param databases what the chain must run on
 * @param levels how loud each check is
 * @param checksAfter the ID of the last revision that was applied before the checks came, or null
 * @param comparesEntities whether entities are compared with the schema
 */
record SchemaOptions(
    DeclaredDatabases databases,
    Levels levels,
    @Nullable String checksAfter,
    boolean comparesEntities) {

  static final String DATABASES = "retort.databases";
  static final String OPAQUE = "retort.opaque";
  static final String CHECKS = "retort.checks";
  static final String CHECKS_AFTER = "retort.checks.after";
  static final String ENTITIES = "retort.entities";

  static SchemaOptions read(Map<String, String> given, Problems problems) {
    Level entities = level(ENTITIES, given.get(ENTITIES), problems);
    return new SchemaOptions(
        databases(given.get(DATABASES), problems),
        levels(given.get(CHECKS), problems)
            .with(Message.NOT_UNDERSTOOD, level(OPAQUE, given.get(OPAQUE), problems))
            .withFamily("EN", entities),
        given.get(CHECKS_AFTER),
        entities != Level.OFF);
  }

  private static DeclaredDatabases databases(@Nullable String given, Problems problems) {
    try {
      return given == null ? DeclaredDatabases.all() : DeclaredDatabases.parse(given);
    } catch (IllegalArgumentException e) {
      Options.bad(problems, DATABASES, String.valueOf(given), String.valueOf(e.getMessage()));
      return DeclaredDatabases.all();
    }
  }

  private static Levels levels(@Nullable String given, Problems problems) {
    if (given == null) {
      return Levels.DEFAULT;
    }
    Levels.Parsed parsed = Levels.parse(given);
    parsed.problems().forEach(problem -> Options.bad(problems, CHECKS, given, problem));
    return parsed.levels();
  }

  private static @Nullable Level level(String option, @Nullable String given, Problems problems) {
    if (given == null) {
      return null;
    }
    Level level = Level.of(given);
    if (level == null) {
      Options.bad(problems, option, given, "it is one of " + Level.words());
    }
    return level;
  }
}
