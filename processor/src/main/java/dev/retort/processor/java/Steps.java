package dev.retort.processor.java;

import static dev.retort.processor.java.Elements.constant;
import static dev.retort.processor.java.Elements.dsl;
import static dev.retort.processor.java.Statements.op;

import dev.retort.op.Assignments;
import dev.retort.op.Batches;
import dev.retort.op.BulkRows;
import dev.retort.op.ColumnDefault;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Rows;
import dev.retort.op.SqlStatement;
import dev.retort.op.Timeouts;
import dev.retort.op.Where;
import dev.retort.processor.java.Code.Call;
import dev.retort.processor.java.Code.Fluent;
import dev.retort.processor.java.Code.Lambda;
import dev.retort.processor.java.Code.Text;
import dev.retort.processor.java.Code.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calls that record what changes no schema: rows, SQL, and what is about the run. */
final class Steps {

  /** More rows than these belong in a file. */
  private static final int MOST_ROWS = 1_000;

  /**
   * With more, the lists say of what they are: what javac takes to find the common type of values
   * of several types grows with the square of the rows (1,000 rows: minutes).
   */
  private static final int FEW_ROWS = 10;

  /** The databases that have a constant in the vocabulary. */
  private static final List<Database> KNOWN =
      List.of(Dsl.H2, Dsl.POSTGRESQL, Dsl.MARIADB, Dsl.MYSQL, Dsl.SQLITE);

  private Steps() {}

  static Code of(Operation operation) {
    if (operation instanceof Operation.DataChange change) {
      return data(change);
    } else if (operation instanceof Operation.Execute execute) {
      return execute(execute.statement());
    } else if (operation instanceof Operation.ExecuteScript execute) {
      return op("executeScript", new Text(execute.script().file()));
    } else if (operation instanceof Operation.SetTimeouts set) {
      return op("timeouts", timeouts(set.timeouts()));
    } else if (operation instanceof Operation.On on) {
      List<Code> body = new ArrayList<>();
      on.operations().forEach(each -> body.addAll(Statements.of(each)));
      return op("on", database(on.database()), new Lambda(body));
    } else if (operation instanceof Operation.ReverseUpgrade) {
      return op("reverseUpgrade");
    } else if (operation instanceof Operation.Irreversible irreversible) {
      return op("irreversible", new Text(irreversible.why()));
    } else if (operation instanceof Operation.Run run) {
      throw new IllegalArgumentException(
          "the step \""
              + run.name()
              + "\" is Java of its author's, of which only the name is kept");
    }
    throw Statements.unknown(operation);
  }

  // Rows

  private static Code data(Operation.DataChange change) {
    Code table = Values.of(change.table());
    if (change instanceof Operation.Insert insert) {
      return insert(insert.rows());
    } else if (change instanceof Operation.BulkInsert insert) {
      return bulkInsert(insert.rows());
    } else if (change instanceof Operation.Update update) {
      return op(
          "update",
          table,
          assignments(change.table(), update.assignments()),
          where(update.where()));
    } else if (change instanceof Operation.Delete delete) {
      return op("delete", table, where(delete.where()));
    } else if (change instanceof Operation.Backfill backfill) {
      return op(
          "backfill",
          table,
          assignments(change.table(), backfill.assignments()),
          where(backfill.where()),
          batches(backfill.batches()));
    }
    throw Statements.unknown(change);
  }

  private static Code insert(Rows rows) {
    if (rows.values().isEmpty()) {
      throw new IllegalArgumentException("the insert into \"" + rows.table() + "\" has no rows");
    }
    Fluent code = Fluent.of(into(new Rows.Into(rows.table(), rows.columns(), List.of())));
    rows.values().forEach(row -> code.then("values", Values.arguments(row)));
    return op("insert", code.end());
  }

  private static Code bulkInsert(BulkRows rows) {
    if (rows.count() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "the "
              + rows.count()
              + " rows of the bulkInsert into \""
              + rows.into().table()
              + "\" are too many to be written as Java");
    }
    List<Code> lists = new ArrayList<>();
    for (List<Literal> row : rows) {
      lists.add(Values.list(row));
    }
    String of = rows.count() > FEW_ROWS ? "<List<Object>>of" : "of";
    return op("bulkInsert", into(rows.into()), new Call(List.class, of, lists));
  }

  private static Call into(Rows.Into into) {
    List<Code> arguments = new ArrayList<>(List.of(Values.of(into.table())));
    if (into.types().isEmpty()) {
      arguments.addAll(List.of(Values.names(into.columns())));
      return new Call(Dsl.class, "into", arguments);
    }
    for (int i = 0; i < into.columns().size(); i++) {
      arguments.add(
          dsl("column", Values.of(into.columns().get(i)), Elements.type(into.types().get(i))));
    }
    return new Call(Dsl.class, "table", arguments);
  }

  private static Code assignments(QualifiedName table, Assignments assignments) {
    Fluent code = null;
    for (Assignments.Assignment each : assignments.all()) {
      Code column = Values.of(each.column());
      boolean isValue = each.value() instanceof ColumnDefault.Value;
      Code value =
          each.value() instanceof ColumnDefault.Value literal
              ? Values.of(literal.literal())
              : Values.of(((ColumnDefault.Expression) each.value()).sql());
      String name = isValue ? "set" : "setSql";
      code = code == null ? Fluent.of(dsl(name, column, value)) : code.then(name, column, value);
    }
    if (code == null) {
      throw new IllegalArgumentException("the update of \"" + table + "\" sets nothing");
    }
    return code.end();
  }

  private static Code where(Where where) {
    return where.condition() == null
        ? dsl("allRows")
        : new Call(Dsl.class, "where", sql(where.condition().text(), where.params()));
  }

  private static List<Code> sql(String text, List<Literal> params) {
    List<Code> arguments = new ArrayList<>(List.of(new Text(text)));
    arguments.addAll(List.of(Values.arguments(params)));
    return arguments;
  }

  private static Code batches(Batches batches) {
    Fluent code = Fluent.of(dsl("batchesOf", Word.of(grouped(batches.rows()))));
    if (batches.key() != null) {
      code.then("by", Values.of(batches.key()));
    }
    code.when(!batches.pause().isZero(), "pausing", Values.duration(batches.pause()));
    return code.end();
  }

  /** {@code 10_000}. */
  private static String grouped(int number) {
    return String.valueOf(number).replaceAll("(?<=\\d)(?=(\\d{3})+$)", number < 10_000 ? "" : "_");
  }

  // SQL and the run

  private static Code execute(SqlStatement statement) {
    List<Code> arguments = sql(statement.sql().text(), statement.params());
    if (statement.reversedBy() == null && !statement.isOutsideTransaction()) {
      return op("execute", arguments.toArray(Code[]::new));
    }
    Fluent code = Fluent.of(new Call(Dsl.class, "sql", arguments));
    if (statement.reversedBy() != null) {
      code.then("reversedBy", Values.of(statement.reversedBy()));
    }
    code.when(statement.isOutsideTransaction(), "outsideTransaction");
    return op("execute", code.end());
  }

  private static Code timeouts(Timeouts timeouts) {
    List<Map.Entry<String, Code>> said = new ArrayList<>();
    Duration lock = timeouts.statementLockTimeout();
    if (lock != null) {
      said.add(Map.entry("statementLockTimeout", Values.duration(lock)));
    }
    Duration statement = timeouts.statementTimeout();
    if (statement != null) {
      said.add(Map.entry("statementTimeout", Values.duration(statement)));
    }
    Integer retries = timeouts.lockRetries();
    if (retries != null) {
      said.add(Map.entry("lockRetries", Values.number(retries)));
    }
    if (said.isEmpty()) {
      return new Word("Timeouts.UNSAID", Timeouts.class);
    }
    Fluent code = Fluent.of(dsl(said.get(0).getKey(), said.get(0).getValue()));
    said.subList(1, said.size()).forEach(each -> code.then(each.getKey(), each.getValue()));
    return code.end();
  }

  private static Code database(Database database) {
    return KNOWN.contains(database)
        ? constant(database.name().toUpperCase(Locale.ROOT))
        : Call.of(Database.class, "new", new Text(database.name()));
  }
}
