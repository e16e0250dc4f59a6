package dev.retort.spring;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/retort}: where the database stands, and each revision with its state. */
@Endpoint(id = "retort")
public class RetortEndpoint {

  private final MigrationRegistry registry;

  RetortEndpoint(MigrationRegistry registry) {
    this.registry = registry;
  }

  /** What it shows; asks the database. */
  @ReadOperation
  public State state() {
    List<Revision> revisions =
        registry.history().entries().stream().map(RetortEndpoint::revision).toList();
    return new State(
        registry.current().stream().map(RevisionId::value).toList(),
        registry.heads().stream().map(RevisionId::value).toList(),
        revisions.stream().filter(revision -> revision.state().equals("pending")).count(),
        revisions);
  }

  private static Revision revision(History.Entry entry) {
    return new Revision(
        entry.id().value(),
        entry.message(),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.at(),
        entry.by(),
        entry.duration() == null ? null : entry.duration().toMillis());
  }

  /**
   * Where the database stands.
   *
   * @param current the heads that it stands at
   * @param heads the heads of the code
   * @param pending how many revisions the next start would apply
   * @param revisions all, in the order of the chain
   */
  public record State(
      List<String> current, List<String> heads, long pending, List<Revision> revisions) {}

  /**
   * A revision in this database.
   *
   * @param id its ID
   * @param message its message
   * @param state {@code applied}, {@code pending}, {@code applying}, {@code reverting}, {@code
   *     missed} or {@code unknown}
   * @param at when it was applied; null when it is not
   * @param by which database user applied it; null when it is not
   * @param millis how long that took; null when it is not, and for a stamp
   */
  public record Revision(
      String id,
      String message,
      String state,
      @Nullable Instant at,
      @Nullable String by,
      @Nullable Long millis) {}
}
