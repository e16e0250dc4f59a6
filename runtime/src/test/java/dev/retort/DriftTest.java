package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.engine.CrashedStep;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The database and the code tell different stories. */
class DriftTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain chain(String... names) {
    TestChain chain = new TestChain();
    for (String name : names) {
      chain.then(
          name,
          op -> op.createTable(name.toLowerCase(java.util.Locale.ROOT), column("id", bigint())));
    }
    return chain;
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private static List<String> ids(List<?> ids) {
    return ids.stream().map(Object::toString).toList();
  }

  // Ahead

  @Test
  void anApplicationThatWasRolledBackStartsAndIsWarned() {
    TestChain newer = chain("Book", "Loan", "Shelf");
    registry(newer).apply();
    MigrationRegistry older = registry(chain("Book"));
    RunReport report = older.apply();
    assertThat(ids(report.ahead())).containsExactly(newer.id("Loan"), newer.id("Shelf"));
    assertThat(report.toString())
        .isEqualTo(
            "Nothing to do: the database is at "
                + newer.id("Shelf")
                + "\n  warning: the database is ahead of the code by "
                + newer.id("Loan")
                + ", "
                + newer.id("Shelf")
                + " (an application that was rolled back, say); nothing is pending");
    assertThat(older.upgrade("head").isEmpty()).isTrue();
    older.validate();
    assertThat(older.history().entries())
        .extracting(History.Entry::state)
        .containsExactly(History.State.APPLIED, History.State.UNKNOWN, History.State.UNKNOWN);
    for (Runnable asked :
        List.<Runnable>of(() -> older.upgrade("Book"), () -> older.downgrade("base"))) {
      assertThatThrownBy(asked::run)
          .isInstanceOf(DriftException.class)
          .hasMessageContaining(newer.id("Shelf"));
    }
    assertThat(tables(database)).containsExactly("BOOK", "LOAN", "SHELF");
  }

  @Test
  void aheadIsAlsoWhatMergesARevisionBelowTheHead() {
    TestChain newer =
        chain("Book", "Loan").add("Merge", List.of("Loan", "Book"), op -> {}, op -> {});
    registry(newer).apply();
    assertThat(registry(chain("Book", "Loan")).apply().ahead()).hasSize(1);
  }

  // Diverged

  @Test
  void whatBothSidesHaveBesideEachOtherIsRefusedAndNamed() {
    TestChain theirs = chain("Book", "Loan");
    registry(theirs).apply();
    TestChain ours = chain("Book", "Author");
    assertThatThrownBy(() -> registry(ours).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(
            "revisions that the code does not know: " + theirs.id("Loan") + " (Loan it)")
        .hasMessageContaining("the code wants to apply " + ours.id("Author"))
        .hasMessageContaining("stamp(..) what the database really has");
    assertThat(tables(database)).containsExactly("BOOK", "LOAN");
    registry(ours).stamp("Book");
    assertThat(registry(ours).apply().revisions()).hasSize(1);
  }

  @Test
  void anUnknownBaseIsNotAhead() {
    registry(chain("Other")).apply();
    assertThatThrownBy(() -> registry(chain("Book")).apply()).isInstanceOf(DriftException.class);
    assertThatThrownBy(() -> MigrationRegistry.builder(database).allowEmpty().build().apply())
        .isInstanceOf(DriftException.class);
  }

  // Missed

  /** Runs the command that a message offers. */
  private void runOffered(String command, RetortException error, MigrationRegistry registry) {
    Matcher offered =
        Pattern.compile(command + "\\(\"(\\w+)\"\\)").matcher(String.valueOf(error.getMessage()));
    assertThat(offered.find()).as(error.getMessage()).isTrue();
    if (command.equals("upgrade")) {
      registry.upgrade(offered.group(1));
    } else {
      registry.stamp(offered.group(1));
    }
  }

  @Test
  void aRevisionPutBelowAnAppliedOneIsRunByTheOneCommandOffered() {
    TestChain before = chain("Book", "Loan");
    registry(before).apply();
    MigrationRegistry rebased = registry(chain("Book", "Shelf", "Room", "Loan", "Last"));
    DriftException error = catchThrowableOfType(DriftException.class, rebased::apply);
    assertThat(error)
        .hasMessageContaining(chain("Book", "Shelf").id("Shelf"))
        .hasMessageContaining("never ran here, though")
        .hasMessageContaining("when that was applied it followed " + before.id("Book"));
    assertThat(rebased.history().entries())
        .extracting(History.Entry::state)
        .containsExactly(
            History.State.APPLIED,
            History.State.MISSED,
            History.State.MISSED,
            History.State.APPLIED,
            History.State.PENDING);
    runOffered("upgrade", error, rebased);
    assertThat(tables(database)).containsExactly("BOOK", "LOAN", "ROOM", "SHELF");
    rebased.apply();
    rebased.validate();
  }

  @Test
  void orDeclaredByTheOtherCommandOffered() {
    registry(chain("Book", "Loan")).apply();
    MigrationRegistry rebased = registry(chain("Book", "Shelf", "Loan", "Last"));
    DriftException error = catchThrowableOfType(DriftException.class, rebased::apply);
    runOffered("stamp", error, rebased);
    rebased.apply();
    rebased.validate();
    assertThat(tables(database)).containsExactly("BOOK", "LAST", "LOAN");
  }

  @Test
  void aNewBaseBelowEverythingIsMissedToo() {
    registry(chain("Book")).apply();
    MigrationRegistry rebased = registry(chain("First", "Book"));
    DriftException error = catchThrowableOfType(DriftException.class, rebased::apply);
    assertThat(error).hasMessageContaining("it followed none");
    runOffered("upgrade", error, rebased);
    rebased.validate();
  }

  // Edited

  private static TestChain edited() {
    return new TestChain()
        .then("Book", op -> op.createTable("book", column("id", integer())))
        .then("Loan", op -> op.createTable("loan", column("id", bigint())))
        .then("Last", op -> op.createTable("last", column("id", bigint())));
  }

  @Test
  void whatWasEditedAfterItRanIsWarnedOfAndCanBeAcceptedByStamp() {
    registry(chain("Book", "Loan")).apply();
    MigrationRegistry registry = registry(edited());
    assertThat(registry.apply().warnings())
        .singleElement()
        .asString()
        .startsWith("revision " + edited().id("Book") + " was edited after it was applied here");
    assertThatThrownBy(registry::validate)
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(edited().id("Book"));
    assertThat(registry.stamp("head").toString())
        .contains("Stamped 1 revision", "stamped   " + edited().id("Book"));
    registry.validate();
  }

  @Test
  void theDigestIsOfTheOperationsWhateverTheDatabase() {
    TestChain chain =
        new TestChain()
            .then(
                "Book",
                op -> {
                  op.on(H2, () -> op.execute("CREATE TABLE book (id INT) -- here"));
                  op.on(POSTGRESQL, () -> op.execute("CREATE TABLE book (id int)"));
                  op.createTable("order", column("id", bigint()));
                });
    registry(chain).apply();
    JdbcDataSource lower =
        TestDatabase.at(
            database.getURL().replaceFirst("mem:", "mem:lower") + ";DATABASE_TO_LOWER=TRUE");
    MigrationRegistry.builder(lower).source(chain).build().apply();
    assertThat(query(lower, "SELECT digest FROM retort_history"))
        .isEqualTo(query(database, "SELECT digest FROM retort_history"));
  }

  @Test
  void aDigestOfAnotherAlgorithmTellsNothing() {
    registry(chain("Book")).apply();
    execute(database, "UPDATE retort_history SET digest = '2:abcdef'");
    registry(chain("Book")).validate();
  }

  // All of it

  @Test
  void validateListsEverythingAtOnce() {
    registry(chain("Book", "Loan", "Gone")).apply();
    TestChain now =
        new TestChain()
            .then("Book", op -> op.createTable("book", column("id", integer())))
            .then("Missed", op -> op.createTable("missed", column("id", bigint())))
            .then("Loan", op -> op.createTable("loan", column("id", bigint())))
            .then("Begun", op -> op.createTable("begun", column("id", bigint())))
            .then("Pending", op -> op.createTable("pending", column("id", bigint())));
    CrashedStep.begin(database, now, "Begun", 1);
    assertThatThrownBy(() -> registry(now).validate())
        .isInstanceOf(DriftException.class)
        .hasMessageStartingWith("the database is not as the code has it:\n  ")
        .hasMessageContaining("\n  the upgrade of revision " + now.id("Begun"))
        .hasMessageContaining("\n  revision " + now.id("Missed") + " never ran here")
        .hasMessageContaining("does not know: " + chain("Book", "Loan", "Gone").id("Gone"))
        .hasMessageContaining("\n  revision " + now.id("Pending") + " is pending")
        .hasMessageContaining("\n  revision " + now.id("Book") + " was edited")
        .message()
        .doesNotContain("revision " + now.id("Begun") + " is pending")
        .doesNotContain("revision " + now.id("Missed") + " is pending");
  }

  @Test
  void aRowThatRetortDidNotWriteIsToldAsSuch() {
    registry(chain("Book")).apply();
    execute(database, "UPDATE retort_history SET state = 'paused'");
    assertThatThrownBy(() -> registry(chain("Book")).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("the state \"paused\" of retort_history");
    execute(database, "UPDATE retort_history SET state = 'applied', id = 'head'");
    assertThatThrownBy(() -> registry(chain("Book")).current())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("the ID \"head\"");
  }

  // Stamp

  @Test
  void aStampDeclaresTheTargetsAndAllThatTheyFollowAndNothingElse() {
    TestChain chain = chain("Book", "Loan", "Last");
    MigrationRegistry registry = registry(chain);
    RunReport up = registry.stamp("Loan");
    assertThat(up.toString())
        .contains("Stamped 2 revisions in ", "; the database is at " + chain.id("Loan"))
        .contains(
            "\n  stamped   " + chain.id("Book") + " (Book it)",
            "\n  stamped   " + chain.id("Loan"));
    assertThat(query(database, "SELECT kind, millis FROM retort_history"))
        .containsExactly("stamp null", "stamp null");
    assertThat(registry.history().toString()).contains(", stamped)");
    assertThat(registry.stamp("Loan").toString())
        .isEqualTo("Nothing to do: the database is at " + chain.id("Loan"));
    RunReport down = registry.stamp("Book");
    assertThat(down.toString()).contains("\n  unstamped " + chain.id("Loan"));
    registry.stamp("base");
    assertThat(registry.current()).isEmpty();
    assertThat(tables(database)).isEmpty();
    assertThat(query(database, "SELECT event FROM retort_log ORDER BY seq"))
        .containsExactly("stamped", "stamped", "unstamped", "unstamped");
  }

  @Test
  void contradictoryOrEmptyStampsAreRefused() {
    MigrationRegistry registry = registry(chain("Book", "Loan"));
    assertThatThrownBy(() -> registry.stamp("base", "Book"))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("contradicts");
    assertThatThrownBy(() -> registry.stamp()).isInstanceOf(TargetException.class);
    assertThatThrownBy(() -> registry.stamp("Nothing")).isInstanceOf(TargetException.class);
    assertThat(registry.current()).isEmpty();
  }
}
