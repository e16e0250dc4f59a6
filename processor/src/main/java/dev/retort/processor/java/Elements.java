package dev.retort.processor.java;

import dev.retort.op.Column;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.processor.java.Code.Call;
import dev.retort.processor.java.Code.Fluent;
import dev.retort.processor.java.Code.Text;
import dev.retort.processor.java.Code.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the parentheses of {@code createTable}: columns, constraints, indexes. A name
 * is left out where the naming convention gives the same.
 */
final class Elements {

  private final QualifiedName table;

  Elements(QualifiedName table) {
    this.table = table;
  }

  /** A call of the vocabulary's own. */
  static Call dsl(String name, Code... arguments) {
    return Call.of(Dsl.class, name, arguments);
  }

  /** Something in the vocabulary's own capitals. */
  static Word constant(String name) {
    return new Word(name, Dsl.class);
  }

  // Types

  static Code type(ColumnType type) {
    if (type instanceof ColumnType.Plain plain) {
      return dsl(plain(plain));
    } else if (type instanceof ColumnType.Decimal decimal) {
      return dsl("decimal", Values.number(decimal.precision()), Values.number(decimal.scale()));
    } else if (type instanceof ColumnType.FixedChar fixed) {
      return dsl("character", Values.number(fixed.length()));
    } else if (type instanceof ColumnType.Varchar varchar) {
      return dsl("varchar", Values.number(varchar.length()));
    } else if (type instanceof ColumnType.Varbinary varbinary) {
      return dsl("varbinary", Values.number(varbinary.length()));
    } else if (type instanceof ColumnType.ArrayOf array) {
      return dsl("array", type(array.element()));
    } else if (type instanceof ColumnType.EnumOf named) {
      return dsl("enumType", Values.of(named.name()));
    }
    return dsl("raw", Values.of(((ColumnType.Raw) type).sql()));
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case BOOLEAN -> "bool";
      case DOUBLE_PRECISION -> "doublePrecision";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  // Columns

  /**
   * A column with the constraints that are written at it.
   *
   * @param inKey whether it says {@code .primaryKey()}
   * @param constraints what {@link #atColumn} gave
   */
  static Code column(ColumnDefinition column, boolean inKey, List<Constraint> constraints) {
    Fluent code = Fluent.of(dsl("column", Values.of(column.name()), type(column.type())));
    if (column.identity() != null) {
      code.then(
          column.identity() == ColumnDefinition.Identity.ALWAYS ? "identityAlways" : "identity");
    }
    ColumnDefinition.Generated generated = column.generated();
    if (generated != null) {
      code.then(
          generated.stored() ? "generatedStored" : "generatedVirtual",
          Values.of(generated.expression()));
    }
    code.when(column.nullable(), "nullable");
    ColumnDefault value = column.defaultValue();
    if (value instanceof ColumnDefault.Value literal) {
      code.then("defaultValue", Values.of(literal.literal()));
    } else if (value instanceof ColumnDefault.Expression expression) {
      code.then("defaultSql", Values.of(expression.sql()));
    }
    code.when(inKey, "primaryKey");
    constraints.forEach(constraint -> atColumn(code, constraint));
    if (column.collation() != null) {
      code.then("collate", new Text(column.collation()));
    }
    if (column.comment() != null) {
      code.then("comment", new Text(column.comment()));
    }
    return code.end();
  }

  private static void atColumn(Fluent column, Constraint constraint) {
    if (constraint instanceof Constraint.Unique) {
      column.then("unique");
    } else if (constraint instanceof Constraint.Check check) {
      column.then("check", Values.of(check.condition()));
    } else if (constraint instanceof Constraint.ForeignKey key) {
      List<Code> arguments = new ArrayList<>();
      arguments.add(Values.of(key.table()));
      arguments.add(Values.of(key.referenced().get(0)));
      if (key.onDelete() != ReferentialAction.NO_ACTION) {
        arguments.add(constant(key.onDelete().name()));
      }
      column.then("references", arguments.toArray(Code[]::new));
    }
  }

  /**
   * The first of the constraints that can be written at a column and are recorded as the same, in
   * the same order.
   *
   * @param from where in {@code all} to begin
   */
  List<Constraint> atColumn(ColumnDefinition column, List<Constraint> all, int from) {
    Column written = Dsl.column(column.name().toString(), column.type());
    List<Constraint> taken = new ArrayList<>();
    int checks = 0;
    for (Constraint constraint : all.subList(from, all.size())) {
      Name expected;
      Constraint plain;
      if (constraint instanceof Constraint.Unique) {
        plain = Dsl.unique(column.name().toString());
        expected = NamingConvention.named(table, plain).name();
      } else if (constraint instanceof Constraint.Check check) {
        plain = Dsl.check(check.condition().text());
        expected = NamingConvention.columnCheck(table, column.name(), ++checks);
      } else if (constraint instanceof Constraint.ForeignKey key && key.referenced().size() == 1) {
        plain =
            written
                .references(
                    key.table().toString(), key.referenced().get(0).toString(), key.onDelete())
                .constraints()
                .get(0);
        expected = NamingConvention.named(table, plain).name();
      } else {
        break;
      }
      if (expected == null || !plain.named(expected).equals(constraint)) {
        break;
      }
      taken.add(constraint);
    }
    return taken;
  }

  /** Whether {@code .primaryKey()} at columns is recorded as this constraint. */
  boolean isAtColumns(Constraint constraint, List<ColumnDefinition> columns) {
    if (!(constraint instanceof Constraint.PrimaryKey key)) {
      return false;
    }
    List<Name> inOrder =
        columns.stream().map(ColumnDefinition::name).filter(key.columns()::contains).toList();
    return inOrder.equals(key.columns())
        && NamingConvention.named(table, new Constraint.PrimaryKey(null, inOrder)).equals(key);
  }

  // Constraints

  /** A constraint of its own, as {@code addConstraint} takes it. */
  Code constraint(Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return named(
          Fluent.of(dsl("primaryKey", Values.names(key.columns()))),
          key,
          new Constraint.PrimaryKey(null, key.columns()));
    } else if (constraint instanceof Constraint.Unique unique) {
      return unique(unique);
    } else if (constraint instanceof Constraint.Check check) {
      return named(
          Fluent.of(dsl("check", Values.of(check.condition())))
              .when(check.isNotValid(), "notValid"),
          check,
          new Constraint.Check(null, check.condition(), check.isNotValid()));
    } else if (constraint instanceof Constraint.ForeignKey key) {
      return foreignKey(key);
    }
    return exclude((Constraint.Exclude) constraint);
  }

  private Code unique(Constraint.Unique unique) {
    if (unique.columns().isEmpty()) {
      throw new IllegalArgumentException(
          "the unique constraint \"" + unique.name() + "\" names no column");
    }
    Fluent code = Fluent.of(dsl("unique", Values.names(unique.columns())));
    code.when(unique.isNullsNotDistinct(), "nullsNotDistinct");
    if (unique.usingIndex() != null) {
      code.then("usingIndex", Values.of(unique.usingIndex()));
    }
    deferral(code, unique.isDeferrable(), unique.isInitiallyDeferred());
    return named(
        code, unique, new Constraint.Unique(null, unique.columns(), false, null, false, false));
  }

  private Code foreignKey(Constraint.ForeignKey key) {
    List<Code> target = new ArrayList<>(List.of(Values.of(key.table())));
    target.addAll(List.of(Values.names(key.referenced())));
    Fluent code =
        Fluent.of(dsl("foreignKey", Values.names(key.columns())))
            .then("references", target.toArray(Code[]::new));
    action(code, "onDelete", key.onDelete());
    action(code, "onUpdate", key.onUpdate());
    deferral(code, key.isDeferrable(), key.isInitiallyDeferred());
    code.when(key.isNotValid(), "notValid");
    return named(
        code,
        key,
        new Constraint.ForeignKey(
            null,
            key.columns(),
            key.table(),
            key.referenced(),
            key.onDelete(),
            key.onUpdate(),
            false,
            false,
            false));
  }

  private Code exclude(Constraint.Exclude exclude) {
    Fluent code =
        Fluent.of(dsl("exclude", exclude.elements().stream().map(Values::of).toArray(Code[]::new)));
    code.when(!exclude.method().equals("gist"), "using", new Text(exclude.method()));
    if (exclude.where() != null) {
      code.then("where", Values.of(exclude.where()));
    }
    return named(
        code, exclude, new Constraint.Exclude(null, exclude.elements(), exclude.method(), null));
  }

  private static void action(Fluent code, String name, ReferentialAction action) {
    code.when(action != ReferentialAction.NO_ACTION, name, constant(action.name()));
  }

  private static void deferral(Fluent code, boolean deferrable, boolean initiallyDeferred) {
    if (initiallyDeferred) {
      code.then("initiallyDeferred");
    } else {
      code.when(deferrable, "deferrable");
    }
  }

  /**
   * Ends a constraint with its name.
   *
   * @param unnamed what the naming convention names the same
   */
  private Code named(Fluent code, Constraint constraint, Constraint unnamed) {
    return named(code, constraint.name(), NamingConvention.named(table, unnamed).name());
  }

  private static Code named(Fluent code, @Nullable Name name, @Nullable Name conventional) {
    return name == null || name.equals(conventional)
        ? code.end()
        : code.then("named", Values.of(name)).end();
  }

  // Indexes

  Code index(Index index) {
    boolean plain = index.keys().stream().allMatch(Elements::isPlain);
    Fluent code =
        Fluent.of(
            dsl(
                "index",
                plain
                    ? Values.names(index.columns())
                    : index.keys().stream().map(Elements::key).toArray(Code[]::new)));
    code.when(index.isUnique(), "unique");
    if (index.where() != null) {
      code.then("where", Values.of(index.where()));
    }
    if (index.method() != null) {
      code.then("using", new Text(index.method()));
    }
    code.when(!index.include().isEmpty(), "include", Values.names(index.include()));
    code.when(index.isNullsNotDistinct(), "nullsNotDistinct");
    code.when(index.isConcurrent(), "concurrently");
    Index unnamed =
        new Index(null, index.keys(), index.isUnique(), null, null, List.of(), false, false);
    return named(code, index.name(), NamingConvention.named(table, unnamed).name());
  }

  private static boolean isPlain(IndexKey key) {
    return key.column() != null
        && !key.isDescending()
        && key.nulls() == null
        && key.operatorClass() == null;
  }

  private static Code key(IndexKey key) {
    Fluent code;
    if (key.column() != null) {
      code = Fluent.of(dsl("key", Values.of(key.column())));
    } else if (key.expression() != null) {
      code = Fluent.of(dsl("expression", Values.of(key.expression())));
    } else {
      throw new IllegalStateException("an index key is either a column or an expression");
    }
    code.when(key.isDescending(), "desc");
    if (key.nulls() != null) {
      code.then(key.nulls() == IndexKey.Nulls.FIRST ? "nullsFirst" : "nullsLast");
    }
    if (key.operatorClass() != null) {
      code.then("operatorClass", new Text(key.operatorClass()));
    }
    return code.end();
  }
}
