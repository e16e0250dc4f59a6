package dev.retort.cli;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line on the terminal, written over and over, that tells how a long run goes on; where it
 * can't be written over, a line now and then. Short runs say nothing.
 */
final class Progress implements RunListener {

  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long ON_TERMINAL_NANOS = Duration.ofMillis(100).toNanos();
  private static final long ELSEWHERE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final long start;
  private long next;
  private int done;
  private boolean isShown;

  /**
   * Begins now.
   *
   * @param nanos a clock, as {@link System#nanoTime}
   */
  Progress(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.next = start + (terminal.isInteractive() ? FIRST_NANOS : ELSEWHERE_NANOS);
  }

  @Override
  public void stepStarted(RevisionNode revision, int number, int of, String sql) {
    tell(revision, "step " + number + " of " + of);
  }

  @Override
  public void batchFinished(RevisionNode revision, int number, String key, long rows) {
    tell(revision, "step " + number + ", " + rows + " rows");
  }

  @Override
  public void stepRetried(RevisionNode revision, int number, int attempt) {
    tell(revision, "step " + number + " waited too long for a lock, try " + (attempt + 1));
  }

  @Override
  public void revisionFinished(RevisionNode revision, Direction direction, Duration duration) {
    done++;
    tell(revision, "done");
  }

  private void tell(RevisionNode revision, String what) {
    long now = nanos.getAsLong();
    if (now - next < 0) {
      return;
    }
    long seconds = Duration.ofNanos(now - start).toSeconds();
    String line = done + " done, " + seconds + " s: " + revision.id() + ", " + what;
    if (terminal.isInteractive()) {
      next = now + ON_TERMINAL_NANOS;
      isShown = true;
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      terminal.err().print("\r" + cut + " ".repeat(WIDTH - cut.length()));
      terminal.err().flush();
    } else {
      next = now + ELSEWHERE_NANOS;
      terminal.err().println(line);
    }
  }

  /** Takes the line away. */
  void end() {
    if (isShown) {
      terminal.err().print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.err().flush();
      isShown = false;
    }
  }
}
