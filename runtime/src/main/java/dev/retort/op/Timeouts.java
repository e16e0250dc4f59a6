package dev.retort.op;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long steps may wait and run, as {@code timeouts(..)} takes it: {@code
 * statementLockTimeout(ofSeconds(3)).lockRetries(20)}. What is null is as the registry has it.
 *
 * @param statementLockTimeout how long a statement may wait for a lock, or null
 * @param statementTimeout how long a statement may run, or null
 * @param lockRetries how often a step that waited too long is tried again, or null
 */
public record Timeouts(
    @Nullable Duration statementLockTimeout,
    @Nullable Duration statementTimeout,
    @Nullable Integer lockRetries) {

  /** Nothing said. */
  public static final Timeouts UNSAID = new Timeouts(null, null, null);

  public Timeouts {
    positive("statementLockTimeout", statementLockTimeout);
    positive("statementTimeout", statementTimeout);
    if (lockRetries != null && lockRetries < 0) {
      throw new IllegalArgumentException("lockRetries(" + lockRetries + ") is negative");
    }
  }

  /** How long a statement may wait for a lock before it gives up and is tried again. */
  public Timeouts statementLockTimeout(Duration timeout) {
    return new Timeouts(timeout, statementTimeout, lockRetries);
  }

  /** How long a statement may run. */
  public Timeouts statementTimeout(Duration timeout) {
    return new Timeouts(statementLockTimeout, timeout, lockRetries);
  }

  /** How often a step that waited too long for a lock is tried again. */
  public Timeouts lockRetries(int times) {
    return new Timeouts(statementLockTimeout, statementTimeout, times);
  }

  /** These, and what they leave unsaid as {@code others} have it. */
  public Timeouts or(Timeouts others) {
    return new Timeouts(
        statementLockTimeout != null ? statementLockTimeout : others.statementLockTimeout,
        statementTimeout != null ? statementTimeout : others.statementTimeout,
        lockRetries != null ? lockRetries : others.lockRetries);
  }

  private static void positive(String what, @Nullable Duration timeout) {
    if (timeout != null && (timeout.isNegative() || timeout.toMillis() == 0)) {
      throw new IllegalArgumentException(
          what + "(" + timeout + "): at least a millisecond; leave it out for no limit");
    }
  }
}
