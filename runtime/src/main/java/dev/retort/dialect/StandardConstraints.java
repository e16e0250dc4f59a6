package dev.retort.dialect;

import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.op.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Constraints and indexes as SQL databases write them alike. */
final class StandardConstraints {

  private final StandardDialect dialect;

  StandardConstraints(StandardDialect dialect) {
    this.dialect = dialect;
  }

  List<SqlStep> createIndex(QualifiedName table, Index index, Problems problems) {
    Name name =
        problems.checked(
            dialect.cut(Objects.requireNonNull(index.name(), "recorded indexes have names")));
    String what = "index \"" + index.name() + "\"";
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(index.isUnique() ? dialect.uniqueIndex(index) : "");
    sql.append("INDEX ");
    if (index.isConcurrent() && problems.require(Feature.CONCURRENT_INDEX, what)) {
      sql.append("CONCURRENTLY ");
    }
    sql.append(dialect.identifier(name)).append(" ON ").append(dialect.identifier(table));
    if (index.method() != null && problems.require(Feature.INDEX_METHOD, what)) {
      sql.append(" USING ").append(index.method());
    }
    sql.append(
        index.keys().stream()
            .map(key -> key(key, what, problems))
            .collect(Collectors.joining(", ", " (", ")")));
    if (!index.include().isEmpty() && problems.require(Feature.INDEX_INCLUDE, what)) {
      sql.append(" INCLUDE (").append(dialect.statements.names(index.include())).append(')');
    }
    if (index.isNullsNotDistinct() && problems.require(Feature.NULLS_NOT_DISTINCT, what)) {
      sql.append(dialect.nullsNotDistinctIndex());
    }
    if (index.where() != null && problems.require(Feature.PARTIAL_INDEX, what)) {
      sql.append(" WHERE ").append(index.where());
    }
    SqlStep step = SqlStep.ddl(sql.toString(), new Effect.CreatesIndex(table, name));
    return List.of(index.isConcurrent() ? step.outsideTransaction() : step);
  }

  /** One key of an index. */
  String key(IndexKey key, String what, Problems problems) {
    StringBuilder sql = new StringBuilder();
    if (key.column() != null) {
      sql.append(dialect.identifier(key.column()));
    } else {
      problems.require(Feature.EXPRESSION_INDEX, what);
      sql.append('(').append(key.expression()).append(')');
    }
    if (key.operatorClass() != null && problems.require(Feature.INDEX_OPERATOR_CLASS, what)) {
      sql.append(' ').append(key.operatorClass());
    }
    sql.append(key.isDescending() ? " DESC" : "");
    if (key.nulls() != null && problems.require(Feature.INDEX_NULLS_ORDER, what)) {
      sql.append(" NULLS ").append(key.nulls());
    }
    return sql.toString();
  }

  List<SqlStep> dropIndex(Operation.DropIndex drop, Problems problems) {
    boolean concurrently =
        drop.concurrently()
            && problems.require(Feature.CONCURRENT_INDEX, "index \"" + drop.index() + "\"");
    Name index = problems.checked(dialect.cut(drop.index()));
    SqlStep step =
        SqlStep.ddl(
            "DROP INDEX "
                + (concurrently ? "CONCURRENTLY " : "")
                + dialect.identifier(drop.table().withName(index)),
            new Effect.DropsIndex(drop.table(), index));
    return List.of(concurrently ? step.outsideTransaction() : step);
  }

  String constraint(Constraint constraint, Problems problems) {
    Name name = Objects.requireNonNull(constraint.name(), "recorded constraints have names");
    String what = "constraint \"" + name + "\"";
    String head = "CONSTRAINT " + dialect.identifier(problems.checked(dialect.cut(name))) + " ";
    if (constraint instanceof Constraint.PrimaryKey key) {
      return head + "PRIMARY KEY (" + dialect.statements.names(key.columns()) + ")";
    } else if (constraint instanceof Constraint.Unique unique) {
      return head + unique(unique, what, problems);
    } else if (constraint instanceof Constraint.Check check) {
      boolean notValid = check.isNotValid() && problems.require(Feature.NOT_VALID_CHECK, what);
      return head + "CHECK (" + check.condition() + ")" + (notValid ? " NOT VALID" : "");
    } else if (constraint instanceof Constraint.Exclude exclude) {
      problems.require(Feature.EXCLUDE, what);
      return head
          + "EXCLUDE USING "
          + exclude.method()
          + " ("
          + exclude.elements().stream().map(Sql::text).collect(Collectors.joining(", "))
          + ")"
          + (exclude.where() == null ? "" : " WHERE (" + exclude.where() + ")");
    }
    Constraint.ForeignKey key = (Constraint.ForeignKey) constraint;
    return head
        + "FOREIGN KEY ("
        + dialect.statements.names(key.columns())
        + ") "
        + references(key, what, problems);
  }

  /** A constraint of one column as it stands at that column. */
  String columnConstraint(Constraint constraint, Problems problems) {
    if (constraint instanceof Constraint.ForeignKey key) {
      Name name = Objects.requireNonNull(key.name(), "recorded constraints have names");
      return "CONSTRAINT "
          + dialect.identifier(dialect.cut(name))
          + " "
          + references(key, "constraint \"" + name + "\"", problems);
    }
    return constraint(constraint, problems);
  }

  private String unique(Constraint.Unique unique, String what, Problems problems) {
    String deferrable =
        unique.isDeferrable() && problems.require(Feature.DEFERRABLE_UNIQUE, what)
            ? deferrable(unique.isInitiallyDeferred())
            : "";
    if (unique.usingIndex() != null && problems.require(Feature.UNIQUE_USING_INDEX, what)) {
      return "UNIQUE USING INDEX "
          + dialect.identifier(dialect.cut(unique.usingIndex()))
          + deferrable;
    }
    boolean nulls =
        unique.isNullsNotDistinct() && problems.require(Feature.NULLS_NOT_DISTINCT, what);
    return "UNIQUE "
        + (nulls ? "NULLS NOT DISTINCT " : "")
        + "("
        + dialect.statements.names(unique.columns())
        + ")"
        + deferrable;
  }

  private String references(Constraint.ForeignKey key, String what, Problems problems) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "REFERENCES "
            + dialect.identifier(key.table())
            + " ("
            + dialect.statements.names(key.referenced())
            + ")");
    action(parts, "ON DELETE ", key.onDelete(), what, problems);
    action(parts, "ON UPDATE ", key.onUpdate(), what, problems);
    String sql = String.join(" ", parts);
    if (key.isDeferrable() && problems.require(Feature.DEFERRABLE_FOREIGN_KEY, what)) {
      sql += deferrable(key.isInitiallyDeferred());
    }
    if (key.isNotValid() && problems.require(Feature.NOT_VALID_FOREIGN_KEY, what)) {
      sql += " NOT VALID";
    }
    return sql;
  }

  private static void action(
      List<String> parts, String when, ReferentialAction action, String what, Problems problems) {
    if (action != ReferentialAction.NO_ACTION) {
      if (action == ReferentialAction.SET_DEFAULT) {
        problems.require(Feature.SET_DEFAULT_ACTION, what);
      }
      parts.add(when + action.name().replace('_', ' '));
    }
  }

  private static String deferrable(boolean initially) {
    return " DEFERRABLE" + (initially ? " INITIALLY DEFERRED" : "");
  }
}
