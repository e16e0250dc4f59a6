package dev.retort.processor.lint;

import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Collects what rules find at one operation on one kind of database. */
final class Findings {

  private final RevisionSteps revision;
  private final boolean isDowngrade;
  private final Predicate<Finding> counts;
  private final List<Finding> found = new ArrayList<>();

  Findings(RevisionSteps revision, boolean isDowngrade) {
    this(revision, isDowngrade, finding -> true);
  }

  /**
   * Nothing found yet.
   *
   * @param counts whether something that is found is going to be told
   */
  Findings(RevisionSteps revision, boolean isDowngrade, Predicate<Finding> counts) {
    this.revision = revision;
    this.isDowngrade = isDowngrade;
    this.counts = counts;
  }

  /**
   * Adds one.
   *
   * @param subject the part of the call that it is about, or null; see {@link Source#at}
   * @param parts what the message's text has {@code %s} for
   */
  void add(Message message, Source source, @Nullable Object subject, Object... parts) {
    found.add(new Finding(message, revision, isDowngrade, source, subject, message.filled(parts)));
  }

  /** Whether one of them cannot work. */
  boolean hasErrors() {
    return found.stream().anyMatch(each -> each.message().kind() == Kind.ERROR);
  }

  /**
   * Whether one of them cannot work and is going to be told: where databases are not declared, what
   * only some of them refuse is not, and must not keep anything else from being told.
   */
  boolean hasErrorsThatCount() {
    return hasErrorsThatCount(each -> true);
  }

  /** Whether one of those that {@link #hasErrorsThatCount()} asks for is of some kind. */
  boolean hasErrorsThatCount(Predicate<? super Finding> kind) {
    return found.stream()
        .anyMatch(
            each -> each.message().kind() == Kind.ERROR && kind.test(each) && counts.test(each));
  }

  List<Finding> all() {
    return found;
  }
}
