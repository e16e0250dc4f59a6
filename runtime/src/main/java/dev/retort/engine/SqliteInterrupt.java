package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts what runs over a connection when it takes too long. */
final class SqliteInterrupt implements AutoCloseable {

  private static final int INTERRUPTED = 9;

  private final Duration timeout;
  private final Statement any;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread watch;
  private volatile boolean late;

  private SqliteInterrupt(Duration timeout, Statement any) {
    this.timeout = timeout;
    this.any = any;
    this.watch = new Thread(this::watch, "retort-statement-timeout");
  }

  static SqliteInterrupt after(Duration timeout, Connection connection) throws SQLException {
    SqliteInterrupt interrupt = new SqliteInterrupt(timeout, connection.createStatement());
    interrupt.watch.setDaemon(true);
    interrupt.watch.start();
    return interrupt;
  }

  private void watch() {
    try {
      if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        late = true;
        any.cancel(); // whatever runs over the connection
      }
    } catch (InterruptedException | SQLException e) {
      late = false; // it could not be interrupted, so it was not
    }
  }

  void send(DatabaseSession.Sending statement) throws SQLException {
    try {
      statement.send();
    } catch (SQLException e) {
      if (late && e.getErrorCode() == INTERRUPTED) {
        throw new SQLException(
            "it ran longer than statementTimeout(" + timeout + ") allows",
            e.getSQLState(),
            e.getErrorCode(),
            e);
      }
      throw e;
    }
  }

  /** From now on nothing is interrupted. */
  @Override
  public void close() throws SQLException {
    done.countDown();
    boolean interrupted = false;
    while (watch.isAlive()) {
      try {
        watch.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    any.close();
  }
}
