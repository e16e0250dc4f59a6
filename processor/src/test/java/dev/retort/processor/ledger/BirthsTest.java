package dev.retort.processor.ledger;

import static dev.retort.processor.ledger.Entries.NOON;
import static dev.retort.processor.ledger.Entries.TEMPLATE;
import static dev.retort.processor.ledger.Entries.ledger;
import static dev.retort.processor.ledger.Entries.line;
import static dev.retort.processor.ledger.Entries.pinned;
import static dev.retort.processor.ledger.Entries.revision;
import static dev.retort.processor.ledger.Entries.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionId;
import dev.retort.processor.ledger.Entries.Compiled;
import dev.retort.processor.message.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BirthsTest {

  private static final LedgerEntry FIRST = line("shop.First", "a");
  private static final LedgerEntry SECOND = line("shop.Second", "b");

  @Test
  void newRevisionsAreBornInTopologicalOrderAMillisecondApart() {
    Births.Resolution resolution =
        new Compiled(
                Ledger.EMPTY,
                revision("shop.A", "last", "shop.B"),
                revision("shop.C", "first"),
                revision("shop.B", "middle", "shop.C"))
            .resolve();

    assertThat(resolution.added())
        .extracting(LedgerEntry::line)
        .containsExactly(
            "20260304_1200_" + IdTemplate.hash("shop.C") + "_first\tshop.C\t2026-03-04T12:00:00Z",
            "20260304_1200_"
                + IdTemplate.hash("shop.B")
                + "_middle\tshop.B\t2026-03-04T12:00:00.001Z",
            "20260304_1200_"
                + IdTemplate.hash("shop.A")
                + "_last\tshop.A\t2026-03-04T12:00:00.002Z");
    assertThat(resolution.births().get("shop.A").hash()).isEqualTo(IdTemplate.hash("shop.A"));
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void aBirthIsATimeInWholeSecondsThatNoOtherRevisionHas() {
    Births.Resolution resolution =
        Births.resolve(
            ledger(line("shop.First", "a", NOON), line("shop.Second", "b", NOON.plusMillis(1))),
            List.of(revision("shop.Third", "c")),
            LedgerMode.RECORD,
            TEMPLATE,
            NOON.plusMillis(987),
            Births.Surroundings.NONE);

    assertThat(resolution.added())
        .extracting(LedgerEntry::birth)
        .containsExactly(NOON.plusMillis(2));
  }

  @Test
  void whatIsRecordedStaysWhateverItsMessageAndItsDownsBecome() {
    Births.Resolution resolution =
        new Compiled(
                ledger(FIRST, SECOND),
                revision("shop.First", "quite another message", "shop.Second"),
                revision("shop.Second", "b"))
            .resolve();

    assertThat(resolution.births().get("shop.First"))
        .isEqualTo(new Births.Birth(FIRST.id(), FIRST.id().hash(), FIRST.birth()));
    assertThat(resolution.added()).isEmpty();
    assertThat(resolution.replaced()).isEmpty();
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void aLostLedgerGivesTheSameIdentitiesAgain() {
    Declared first = revision("shop.First", "a");

    Births.Birth again = new Compiled(Ledger.EMPTY, first).resolve().births().get("shop.First");

    assertThat(again.hash()).isEqualTo(FIRST.id().hash());
    assertThat(again.id()).isNotEqualTo(FIRST.id());
  }

  @Test
  void aNewClassUnderTheFirstNameOfARenamedOneIsAnotherRevision() {
    LedgerEntry renamed = line("shop.First", "a").withClassName("shop.Renamed");

    Births.Resolution resolution =
        new Compiled(ledger(renamed), revision("shop.Renamed", "a"), revision("shop.First", "new"))
            .resolve();

    assertThat(resolution.births().get("shop.Renamed").hash()).isEqualTo(FIRST.id().hash());
    assertThat(resolution.births().get("shop.First").hash())
        .isEqualTo(IdTemplate.hash("shop.First#2"));
  }

  @Test
  void aPinnedIdIsTakenWholeAndRecordedToo() {
    Births.Resolution resolution =
        new Compiled(Ledger.EMPTY, pinned("shop.First", "V1_ae1027a6acf4")).resolve();

    assertThat(resolution.births().get("shop.First"))
        .isEqualTo(new Births.Birth(new RevisionId("V1_ae1027a6acf4"), null, NOON));
    assertThat(resolution.added())
        .extracting(LedgerEntry::line)
        .containsExactly("V1_ae1027a6acf4\tshop.First\t2026-03-04T12:00:00Z");
  }

  @Test
  void aRevisionThatIsPinnedLaterKeepsItsBirth() {
    Births.Resolution resolution =
        new Compiled(ledger(FIRST), pinned("shop.First", "V1")).resolve();

    assertThat(resolution.births().get("shop.First"))
        .isEqualTo(new Births.Birth(new RevisionId("V1"), null, FIRST.birth()));
    assertThat(resolution.replaced().get(FIRST).line())
        .isEqualTo("V1\tshop.First\t2020-01-01T10:20:30Z");
  }

  @Test
  void aPinThatIsTakenAwayLeavesTheIdThatDatabasesKnow() {
    LedgerEntry pinned = line("shop.First", new RevisionId("V1"));

    Births.Birth birth =
        new Compiled(ledger(pinned), revision("shop.First", "a"))
            .resolve()
            .births()
            .get("shop.First");

    assertThat(birth).isEqualTo(new Births.Birth(new RevisionId("V1"), null, pinned.birth()));
  }

  @Test
  void frozenAnUnrecordedRevisionIsAnErrorWithTheLineToCommit() {
    Births.Resolution resolution =
        new Compiled(ledger(FIRST), revision("shop.First", "a"), revision("shop.New", "add email"))
            .mode(LedgerMode.FROZEN)
            .resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.UNRECORDED.code())
        .contains("New is not in the ledger revisions.lock, which is frozen here")
        .endsWith(
            "\n    20260304_1200_"
                + IdTemplate.hash("shop.New")
                + "_add_email\tshop.New\t2026-03-04T12:00:00Z");
  }

  @Test
  void frozenARenamedOrNewlyPinnedRevisionIsAnErrorWithTheLineAsItShouldRead() {
    Births.Resolution renamed =
        new Compiled(ledger(FIRST), revision("store.First", "a")).mode(LedgerMode.FROZEN).resolve();
    Births.Resolution pinned =
        new Compiled(
                ledger(SECOND, FIRST), pinned("shop.First", "V1"), revision("shop.Second", "b"))
            .mode(LedgerMode.FROZEN)
            .resolve();

    assertThat(told(renamed))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.OUTDATED_LINE.code())
        .contains("revisions.lock:1: the line of First is out of date")
        .endsWith("\n    " + FIRST.withClassName("store.First").line());
    assertThat(told(pinned))
        .singleElement()
        .asString()
        .contains("revisions.lock:2: the line of First is out of date")
        .endsWith("\n    V1\tshop.First\t2020-01-01T10:20:30Z");
  }

  @Test
  void withoutALedgerARevisionMustBePinned() {
    Births.Resolution resolution =
        new Compiled(Ledger.EMPTY, revision("shop.First", "a"), pinned("shop.Second", "V2"))
            .mode(LedgerMode.OFF)
            .resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.UNPINNED.code())
        .contains("First has no id")
        .contains("@Revision(id = \"20260304_1200_" + IdTemplate.hash("shop.First") + "_a\")");
    assertThat(resolution.births().get("shop.Second"))
        .isEqualTo(new Births.Birth(new RevisionId("V2"), null, null));
  }

  @Test
  void theIdOfferedForPinningIsTheOneThatDatabasesKnowFromAnEarlierLedger() {
    Births.Resolution resolution =
        new Compiled(ledger(FIRST), revision("shop.First", "another message"))
            .mode(LedgerMode.OFF)
            .resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .contains("@Revision(id = \"" + FIRST.id() + "\")");
  }

  @ParameterizedTest
  @EnumSource
  void besideALedgerThatCanNotBeReadNothingElseIsConcluded(LedgerMode mode) {
    Ledger broken = Ledger.parse("this is no line\n" + SECOND.line(), Entries.FILE);
    Compiled compiled =
        new Compiled(broken, pinned("shop.First", "V1"), revision("shop.New", "b")).mode(mode);

    List<LedgerProblem> problems = compiled.resolve().problems();

    assertThat(problems)
        .extracting(LedgerProblem::message)
        .containsExactlyElementsOf(
            mode == LedgerMode.OFF
                ? List.of(Message.MALFORMED_LINE, Message.UNPINNED)
                : List.of(Message.MALFORMED_LINE));
    assertThat(compiled.judge().problems()).isEmpty();
    assertThat(compiled.judge().replaced()).isEmpty();
  }

  @Test
  void ofLinesThatShareAnIdTheOneWhoseClassIsGoneIsDroppedInSilence() {
    LedgerEntry renamed = FIRST.withClassName("shop.Renamed");
    Births.Resolution resolution =
        new Compiled(ledger(FIRST, renamed), revision("shop.Renamed", "a")).resolve();

    assertThat(resolution.births().get("shop.Renamed").id()).isEqualTo(FIRST.id());
    assertThat(resolution.replaced()).containsOnlyKeys(FIRST).containsValue(null);
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void ofLinesThatShareAnIdAndAreAllGoneOneIsJudged() {
    LedgerEntry other = FIRST.withClassName("shop.Other");
    Births.Resolution resolution =
        new Compiled(ledger(FIRST, other), revision("store.First", "a")).resolve();

    assertThat(resolution.births().get("store.First").id()).isEqualTo(FIRST.id());
    assertThat(resolution.replaced())
        .containsEntry(FIRST, FIRST.withClassName("store.First"))
        .containsEntry(other, null);
  }

  @Test
  void twoClassesThatAreThereCanNotShareAnId() {
    LedgerEntry copied = FIRST.withClassName("shop.Second");
    Births.Resolution resolution =
        new Compiled(
                ledger(SECOND.withClassName("shop.Third"), FIRST, copied),
                revision("shop.First", "a"),
                revision("shop.Second", "b"),
                revision("shop.Third", "c"))
            .resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.SHARED_ID.code())
        .contains("revisions.lock: lines 2 and 3 give one ID, " + FIRST.id())
        .contains("to shop.First and shop.Second");
  }

  @Test
  void aCompilationWithoutFilesHasFixedBirths() {
    Births.Resolution resolution =
        Births.resolve(
            Ledger.EMPTY,
            List.of(revision("shop.First", "a")),
            LedgerMode.RECORD,
            TEMPLATE,
            Births.FIXED,
            Births.Surroundings.NONE);

    assertThat(resolution.births().get("shop.First").birth())
        .isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
  }

  @Test
  void aLaterRoundGoesOnWhereTheEarlierEnded() {
    Births.Resolution round = new Compiled(Ledger.EMPTY, revision("shop.First", "a")).resolve();
    Ledger after = Ledger.EMPTY.with(round);

    Births.Resolution next =
        new Compiled(after, revision("shop.Second", "b", "shop.First"))
            .with("shop.First", Whereabouts.HERE)
            .resolve();

    assertThat(next.added()).extracting(LedgerEntry::birth).containsExactly(NOON.plusMillis(1));
  }
}
