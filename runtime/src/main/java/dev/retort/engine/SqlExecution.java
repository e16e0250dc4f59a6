package dev.retort.engine;

import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;

/** Sends a step to the database: plain, with parameters, or in batches. */
final class SqlExecution {

  private static final int BATCH = 1_000;

  private SqlExecution() {}

  static void run(DatabaseSession session, SqlStep step) throws SQLException {
    Connection connection = session.connection();
    if (step.isPlain()) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false); // a brace is a brace
        statement.execute(step.sql());
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
      Iterator<List<Literal>> rows = step.rows().iterator();
      List<Literal> first = rows.next();
      bind(session, statement, first);
      if (!rows.hasNext()) {
        statement.execute();
        return;
      }
      statement.addBatch();
      int waiting = 1;
      while (rows.hasNext()) {
        bind(session, statement, rows.next());
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  static void bind(DatabaseSession session, PreparedStatement statement, List<Literal> row)
      throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      session.bind(statement, i + 1, row.get(i));
    }
  }
}
