package dev.retort.processor.lint;

import static dev.retort.processor.lint.Warnings.isOn;
import static dev.retort.processor.lint.Warnings.tableWithRows;
import static dev.retort.processor.lint.Warnings.title;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What locks a table for as long as its size takes, or writes it anew. Of databases that serve many
 * at once: PostgreSQL (its manual, ALTER TABLE and 13.3 Explicit Locking), MariaDB and MySQL (their
 * manuals, Online DDL); H2 and SQLite have one writer anyway.
 */
final class LockRules {

  /** What PostgreSQL's manual calls volatile among the functions that defaults are made of. */
  private static final Set<String> VOLATILE =
      Set.of(
          "RANDOM",
          "CLOCK_TIMESTAMP",
          "TIMEOFDAY",
          "GEN_RANDOM_UUID",
          "UUIDV4",
          "UUIDV7",
          "UUID_GENERATE_V1",
          "UUID_GENERATE_V1MC",
          "UUID_GENERATE_V4",
          "NEXTVAL");

  private static final Set<String> VOLATILE_ON_MARIADB = Set.of("UUID", "RAND", "RANDOM_BYTES");

  private LockRules() {}

  static void check(Moment moment, Findings findings) {
    if (moment.operation() instanceof Operation.AddEnumValue add
        && add.position() != null
        && copiesUnderALock(moment)) {
      enumValue(moment, add, findings);
    }
    boolean isPostgres = isOn(moment, Dsl.POSTGRESQL);
    if (!(moment.operation() instanceof Operation.TableChange change)
        || !(isPostgres || copiesUnderALock(moment))) {
      return;
    }
    Table table = tableWithRows(moment, change.table());
    if (table == null) {
      return;
    }
    if (change instanceof Operation.CreateIndex create && isPostgres) {
      index(moment, table, create.index(), findings);
    } else if (change instanceof Operation.AddColumn add) {
      column(moment, table, add, findings);
    } else if (change instanceof Operation.AlterColumn alter) {
      altered(moment, table, alter, findings);
    }
    for (Constraint constraint : Warnings.added(change)) {
      if (constraint instanceof Constraint.Check || constraint instanceof Constraint.ForeignKey) {
        looksAtRows(moment, table, constraint, findings);
      } else if (isPostgres) {
        key(moment, table, constraint, findings);
      }
    }
  }

  /** From 11.2 on MariaDB lets others write while it copies (its manual, Online Schema Change). */
  private static boolean copiesUnderALock(Moment moment) {
    return isOn(moment, Dsl.MYSQL)
        || (isOn(moment, Dsl.MARIADB) && !moment.dialect().version().isAtLeast(11, 2));
  }

  /**
   * MariaDB and MySQL keep a value's number in the row: one in the middle changes those after it.
   */
  private static void enumValue(Moment moment, Operation.AddEnumValue add, Findings findings) {
    for (Table each : moment.before().schema().tables()) {
      Table table = tableWithRows(moment, each.name());
      if (table != null
          && table.columns().stream()
              .anyMatch(column -> column.type().equals(new ColumnType.EnumOf(add.name())))) {
        findings.add(
            Message.COPIED_TABLE,
            moment.source(),
            add.value(),
            title(moment),
            table.name(),
            "put '" + add.value() + "' elsewhere than at the end");
      }
    }
  }

  private static void index(Moment moment, Table table, Index index, Findings findings) {
    if (!index.isConcurrent()) {
      Mend mend =
          new Mend()
              .line(
                  "op.createIndex(",
                  Code.string(table.name()),
                  ", ",
                  Code.index(table.name(), index.concurrently()),
                  ");");
      findings.add(
          Message.BLOCKING_INDEX,
          moment.source(),
          index,
          Warnings.nameOf(table.name(), index),
          table.name(),
          mend);
    }
  }

  private static void looksAtRows(
      Moment moment, Table table, Constraint constraint, Findings findings) {
    QualifiedName name = table.name();
    boolean isNotValid =
        (constraint instanceof Constraint.Check check && check.isNotValid())
            || (constraint instanceof Constraint.ForeignKey key && key.isNotValid());
    if (isNotValid || moment.after().isNewIn(moment.revision().node().className(), name)) {
      return;
    }
    String what =
        constraint instanceof Constraint.ForeignKey key
            ? "the foreign key of " + Warnings.quoted(key.columns())
            : "the check \"" + constraint.name() + "\"";
    if (!isOn(moment, Dsl.POSTGRESQL)) {
      findings.add(
          Message.COPIED_TABLE, moment.source(), constraint, title(moment), name, "add " + what);
      return;
    }
    String blocked =
        constraint instanceof Constraint.ForeignKey key && !key.table().equals(name)
            ? "writes to \"" + name + "\" and \"" + key.table() + "\" wait"
            : constraint instanceof Constraint.ForeignKey
                ? "writes to \"" + name + "\" wait"
                : "reads and writes of \"" + name + "\" wait";
    Mend mend = new Mend();
    if (moment.operation() instanceof Operation.AddColumn add) {
      mend.line("op.addColumn(", Code.string(name), ", ", Code.column(add.column()), ");");
    }
    mend.line("op.addConstraint(", Code.string(name), ", ", Code.notValid(name, constraint), ");")
        .line("// a later revision")
        .line(
            "op.validateConstraint(",
            Code.string(name),
            ", ",
            Code.string(Objects.requireNonNull(constraint.name())),
            ");");
    findings.add(
        Message.BLOCKING_VALIDATION, moment.source(), constraint, what, name, blocked, mend);
  }

  private static void key(Moment moment, Table table, Constraint constraint, Findings findings) {
    QualifiedName name = table.name();
    Mend mend = new Mend();
    if (constraint instanceof Constraint.Unique unique) {
      if (unique.usingIndex() != null) {
        return;
      }
      String named = Code.string(Objects.requireNonNull(unique.name()));
      String nulls = unique.isNullsNotDistinct() ? ".nullsNotDistinct()" : "";
      if (moment.operation() instanceof Operation.AddColumn add) {
        mend.line("op.addColumn(", Code.string(name), ", ", Code.column(add.column()), ");");
      }
      mend.line(
              "op.createIndex(",
              Code.string(name),
              ", index(",
              Code.strings(unique.columns()),
              ").unique()",
              nulls,
              ".concurrently().named(",
              named,
              "));")
          .line(
              "op.addConstraint(",
              Code.string(name),
              ", unique(",
              Code.strings(unique.columns()),
              ").usingIndex(",
              named,
              ").named(",
              named,
              "));");
    } else if (constraint instanceof Constraint.PrimaryKey primary) {
      Name key = Objects.requireNonNull(primary.name());
      String sql = Warnings.sql(moment, key);
      String alter = "ALTER TABLE " + Warnings.sql(moment, name);
      mend.line(
              "op.createIndex(",
              Code.string(name),
              ", index(",
              Code.strings(primary.columns()),
              ").unique().concurrently().named(",
              Code.string(key),
              "));")
          .line(
              "op.execute(sql(",
              Code.string(alter + " ADD CONSTRAINT " + sql + " PRIMARY KEY USING INDEX " + sql),
              ").reversedBy(",
              Code.string(alter + " DROP CONSTRAINT " + sql),
              "));");
    } else {
      return; // an EXCLUDE has no other way
    }
    findings.add(
        Message.BLOCKING_KEY,
        moment.source(),
        constraint,
        Objects.requireNonNull(constraint.name()),
        name,
        mend);
  }

  private static void column(
      Moment moment, Table table, Operation.AddColumn add, Findings findings) {
    ColumnDefinition column = add.column();
    boolean isPostgres = isOn(moment, Dsl.POSTGRESQL);
    String why = null;
    Mend mend = new Mend();
    if (column.generated() != null && column.generated().stored()) {
      why = "its stored column \"" + column.name() + "\" is computed for each row";
      boolean hasVirtual = moment.dialect().facts().has(dev.retort.dialect.Feature.VIRTUAL_COLUMN);
      if (hasVirtual) {
        ColumnDefinition virtual =
            column.withGenerated(
                new ColumnDefinition.Generated(column.generated().expression(), false));
        mend.line("op.addColumn(", Code.string(table.name()), ", ", Code.column(virtual), ");");
      } else {
        ColumnDefinition plain = column.withGenerated(null).withNullable(true);
        mend.line("// release 1: its code writes \"" + column.name() + "\"")
            .line("op.addColumn(", Code.string(table.name()), ", ", Code.column(plain), ");")
            .line("// release 2")
            .line(
                Warnings.fill(
                    moment, table, column.name(), column.generated().expression().text()));
      }
    } else if (column.identity() != null) {
      why = "each row is given a number for \"" + column.name() + "\"";
      if (isPostgres) {
        String sequence = table.name().name().text() + "_" + column.name().text() + "_seq";
        mend.line("op.createSequence(sequence(", Code.string(sequence), "));");
        inSteps(moment, mend, table, column.withIdentity(null), "nextval('" + sequence + "')");
      }
    } else if (column.defaultValue() instanceof ColumnDefault.Expression expression
        && calls(expression, isPostgres ? VOLATILE : volatileOn(moment))) {
      why = "each row is given its own value of " + expression.sql();
      inSteps(moment, mend, table, column, expression.sql().text());
    }
    if (why != null && isPostgres) {
      findings.add(
          Message.REWRITTEN_TABLE, moment.source(), column, column.name(), table.name(), why, mend);
    } else if (why != null && !mend.toString().isEmpty()) {
      findings.add(
          Message.COPIED_FOR_A_COLUMN,
          moment.source(),
          column,
          title(moment),
          table.name(),
          why,
          mend);
    } else if (why != null) {
      findings.add(
          Message.COPIED_TABLE,
          moment.source(),
          column,
          title(moment),
          table.name(),
          "add \"" + column.name() + "\"");
    }
  }

  private static Set<String> volatileOn(Moment moment) {
    return isOn(moment, Dsl.MARIADB) ? VOLATILE_ON_MARIADB : Set.of();
  }

  /** A column first, then its default for new rows, then the rows that are there in batches. */
  private static void inSteps(
      Moment moment, Mend mend, Table table, ColumnDefinition column, String expression) {
    String place = Code.string(table.name()) + ", " + Code.string(column.name());
    mend.line(
            "op.addColumn(",
            Code.string(table.name()),
            ", ",
            Code.column(column.withDefault(null).withNullable(true)),
            ");")
        .line("op.alterColumn(", place, ", setDefaultSql(", Code.string(expression), "));")
        .line("// a later revision")
        .line(Warnings.fill(moment, table, column.name(), expression));
    if (!column.nullable()) {
      mend.line("op.alterColumn(", place, ", setNotNull());");
    }
  }

  private static boolean calls(ColumnDefault.Expression expression, Set<String> functions) {
    List<String> words = RawSql.of(expression.sql()).words();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (functions.contains(words.get(i)) && words.get(i + 1).equals("(")) {
        return true;
      }
    }
    return false;
  }

  private static void altered(
      Moment moment, Table table, Operation.AlterColumn alter, Findings findings) {
    ColumnDefinition column = table.column(alter.column());
    if (column == null) {
      return;
    }
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set) {
        retyped(moment, table, column, set, findings);
      } else if (change instanceof ColumnChange.SetNotNull
          && isOn(moment, Dsl.POSTGRESQL)
          && column.nullable()
          && !ExistingRowRules.isGuarded(table, column.name())) {
        scanned(moment, table, column, change, findings);
      }
    }
  }

  private static void retyped(
      Moment moment,
      Table table,
      ColumnDefinition column,
      ColumnChange.SetType set,
      Findings findings) {
    boolean isPostgres = isOn(moment, Dsl.POSTGRESQL);
    boolean inPlace =
        isPostgres
            ? set.using() == null && Types.isInPlaceOnPostgres(column.type(), set.type())
            : Types.isInPlaceOnMySql(column.type(), set.type());
    if (inPlace) {
      return;
    }
    QualifiedName name = table.name();
    Name old = column.name();
    Name to = Warnings.beside(old, "_new");
    ColumnDefinition anew =
        new ColumnDefinition(to, set.type(), true, null, null, null, null, null);
    String expression = set.using() == null ? Warnings.sql(moment, old) : set.using().text();
    Mend mend = Warnings.moved(moment, table, column, anew, expression);
    findings.add(
        Message.REWRITING_TYPE,
        moment.source(),
        set,
        old,
        name,
        Code.type(column.type()),
        Code.type(set.type()),
        isPostgres
            ? "PostgreSQL writes the whole table anew, and reads and writes wait"
            : title(moment) + " copies the whole table, and writes wait",
        mend);
  }

  private static void scanned(
      Moment moment, Table table, ColumnDefinition column, ColumnChange change, Findings findings) {
    String name = Code.string(table.name());
    String check = Code.string(column.name().text() + "_not_null");
    Mend mend =
        new Mend()
            .line(
                "op.addConstraint(",
                name,
                ", check(",
                Code.string(Warnings.sql(moment, column.name()) + " IS NOT NULL"),
                ").notValid().named(",
                check,
                "));")
            .line("// a later revision")
            .line("op.validateConstraint(", name, ", ", check, ");")
            .line("op.alterColumn(", name, ", ", Code.string(column.name()), ", setNotNull());")
            .line("op.dropConstraint(", name, ", ", check, ");");
    findings.add(
        Message.SCANNED_FOR_NULLS, moment.source(), change, column.name(), table.name(), mend);
  }

  /** A foreign key whose columns no index begins with, where the database makes none itself. */
  static void unindexed(RevisionRule.Whole whole, Findings findings) {
    if (!whole.isDeclared()) {
      return;
    }
    for (Moment moment : whole.upgrade()) {
      boolean makesNone = isOn(moment, Dsl.POSTGRESQL, Dsl.SQLITE);
      if (!makesNone || !(moment.operation() instanceof Operation.TableChange change)) {
        continue;
      }
      List<Constraint> constraints = new ArrayList<>(Warnings.added(change));
      if (change instanceof Operation.CreateTable create) {
        constraints.addAll(create.constraints());
      }
      Table after = whole.after().table(change.table());
      for (Constraint constraint : constraints) {
        if (after != null
            && constraint instanceof Constraint.ForeignKey key
            && whole.after().existence(ObjectKind.TABLE, key.table()) != Existence.ABSENT
            && after.constraints().stream()
                .anyMatch(each -> Objects.equals(each.name(), key.name()))
            && !Warnings.isIndexed(after, key.columns())) {
          unindexed(moment, key, change, findings);
        }
      }
    }
  }

  private static void unindexed(
      Moment moment, Constraint.ForeignKey key, Operation.TableChange change, Findings findings) {
    boolean beside = isOn(moment, Dsl.POSTGRESQL) && tableWithRows(moment, change.table()) != null;
    Mend mend =
        new Mend()
            .line(
                "op.createIndex(",
                Code.string(change.table()),
                ", index(",
                Code.strings(key.columns()),
                ")",
                beside ? ".concurrently());" : ");");
    findings.add(
        Message.FOREIGN_KEY_WITHOUT_INDEX,
        moment.source(),
        key,
        Warnings.quoted(key.columns()),
        change.table(),
        key.table(),
        mend);
  }
}
