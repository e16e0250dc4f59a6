package dev.retort.dialect;

import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** H2's constraints and indexes (its manual, Commands: ALTER TABLE, CREATE INDEX). */
final class H2Constraints {

  private static final String GENERATE_IT =
      "; in H2 keep a generated column with that expression and index it";

  private final H2Names names;
  private final H2Dialect dialect;
  private final Statements statements;

  H2Constraints(H2Names names, H2Dialect dialect, Statements statements) {
    this.names = names;
    this.dialect = dialect;
    this.statements = statements;
  }

  /** The name under which H2 keeps a constraint. */
  Name name(Constraint constraint, Problems problems) {
    return names.cut(
        Objects.requireNonNull(constraint.name(), "recorded constraints have names"), problems);
  }

  /** {@code CONSTRAINT name ..}, as CREATE TABLE and ALTER TABLE ADD take it. */
  String clause(Constraint constraint, Problems problems) {
    Name name = name(constraint, problems);
    return "CONSTRAINT " + dialect.identifier(name) + " " + rule(constraint, name, problems);
  }

  private String rule(Constraint constraint, Name name, Problems problems) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return "PRIMARY KEY (" + statements.names(key.columns()) + ")";
    } else if (constraint instanceof Constraint.Unique unique) {
      if (unique.usingIndex() != null) {
        problems.add(
            "H2 can't make an index a constraint (\"%s\"): drop the index and add the constraint",
            name);
      }
      return "UNIQUE "
          + (unique.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
          + ("(" + statements.names(unique.columns()) + ")");
    } else if (constraint instanceof Constraint.Check check) {
      if (check.isNotValid()) {
        notValid(name, problems);
      }
      return "CHECK (" + check.condition() + ")";
    }
    return foreignKey((Constraint.ForeignKey) constraint, name, problems);
  }

  private String foreignKey(Constraint.ForeignKey key, Name name, Problems problems) {
    if (key.isDeferrable()) {
      problems.add(
          "H2 checks a foreign key at once and can't defer it (\"%s\"): leave .deferrable() to other"
              + " databases with op.on(..)",
          name);
    }
    if (key.isNotValid()) {
      notValid(name, problems);
    }
    return "FOREIGN KEY ("
        + statements.names(key.columns())
        + ") REFERENCES "
        + dialect.identifier(key.table())
        + " ("
        + statements.names(key.referenced())
        + ")"
        + action(" ON DELETE ", key.onDelete())
        + action(" ON UPDATE ", key.onUpdate());
  }

  private static String action(String when, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : when + action.name().replace('_', ' ');
  }

  private static void notValid(Name constraint, Problems problems) {
    problems.add(
        "H2 checks the rows that are there when a constraint comes (\"%s\"): leave .notValid() to other"
            + " databases with op.on(..)",
        constraint);
  }

  /** The name under which H2 keeps an index. */
  Name name(Index index, Problems problems) {
    return names.cut(Objects.requireNonNull(index.name(), "recorded indexes have names"), problems);
  }

  SqlStep create(QualifiedName table, Index index, Problems problems) {
    Name name = name(index, problems);
    if (index.isConcurrent()) {
      concurrently(problems);
    }
    if (index.where() != null) {
      problems.add("H2 has no partial indexes (index \"%s\")%s", name, GENERATE_IT);
    }
    if (!index.include().isEmpty()) {
      problems.add("H2 has no INCLUDE columns in an index (index \"%s\"): make them keys", name);
    }
    if (index.method() != null) {
      problems.add(
          "H2 chooses the method of an index itself (index \"%s\"): leave .using(\"%s\") to other"
              + " databases with op.on(..)",
          name, index.method());
    }
    String unique =
        index.isUnique()
            ? "UNIQUE " + (index.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
            : "";
    String sql =
        "CREATE "
            + unique
            + "INDEX "
            + dialect.identifier(name)
            + " ON "
            + dialect.identifier(table)
            + " ("
            + String.join(", ", keys(index, name, problems))
            + ")";
    return SqlStep.ddl(sql, new Effect.CreatesIndex(table, name));
  }

  private List<String> keys(Index index, Name name, Problems problems) {
    List<String> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      if (key.operatorClass() != null) {
        problems.add(
            "H2 has no operator classes (index \"%s\"): leave .operatorClass(\"%s\") to other databases"
                + " with op.on(..)",
            name, key.operatorClass());
      }
      if (key.column() == null) {
        problems.add("H2 has no expressions in an index (index \"%s\")%s", name, GENERATE_IT);
      } else {
        keys.add(
            dialect.identifier(key.column())
                + (key.isDescending() ? " DESC" : "")
                + (key.nulls() == null ? "" : " NULLS " + key.nulls()));
      }
    }
    return keys;
  }

  static void concurrently(Problems problems) {
    problems.add(
        "H2 builds and drops an index while it holds the table: leave concurrently() to other databases"
            + " with op.on(..)");
  }
}
