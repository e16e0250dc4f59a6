package dev.retort.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.message.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  private static final String FIRST =
      "20260304_1200_ae1027a6acf4_a\tshop.First\t2026-03-04T12:00:00Z";
  private static final String SECOND =
      "20260304_1200_be1027a6acf4_b\tshop.Second\t2026-03-04T12:00:00.001Z";

  private static List<String> told(String text) {
    return Ledger.parse(text, "db/revisions.lock").problems().stream()
        .map(problem -> problem.message().format(problem.parts().toArray()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F\nS\n",
        "S\nF", // order means nothing, nor does a missing line end
        "F\r\nS\r\n",
        "F\rS\r",
        "\uFEFFF\nS\n", // a byte order mark
        "# a comment\n\n  # another\nF\n\t\nS  \n",
        "F\nS\nF\nS\n" // what merge=union leaves
      })
  void itReadsTheSameFromAnyLayout(String layout) {
    Ledger ledger = Ledger.parse(layout.replace("F", FIRST).replace("S", SECOND), "revisions.lock");

    assertThat(ledger.problems()).isEmpty();
    assertThat(ledger.entries()).containsOnlyKeys("shop.First", "shop.Second");
    LedgerEntry second = ledger.entries().get("shop.Second");
    assertThat(second.line()).isEqualTo(SECOND);
    assertThat(second.birth()).isEqualTo(Instant.parse("2026-03-04T12:00:00.001Z"));
  }

  @Test
  void aLineThatWasPastedFromATerminalMayHaveBlanksForTabs() {
    Ledger ledger = Ledger.parse("    " + FIRST.replace("\t", "    ") + "\n", "revisions.lock");

    assertThat(ledger.problems()).isEmpty();
    assertThat(ledger.entries().get("shop.First").line()).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20260304_1200|it has 1 field instead of 3",
        "a b.C|it has 2 fields instead of 3",
        "a b.C 2026-03-04T12:00:00Z more|it has 4 fields instead of 3",
        "a:b b.C 2026-03-04T12:00:00Z|the ID \"a:b\" contains ':'",
        "head b.C 2026-03-04T12:00:00Z|the ID \"head\" is a word with a meaning",
        "a b/C 2026-03-04T12:00:00Z|\"b/C\" is no class name",
        "a b..C 2026-03-04T12:00:00Z|\"b..C\" is no class name",
        "a b.C 2026-03-04|\"2026-03-04\" is no instant such as 2021-11-28T14:30:00Z",
        "a b.C 2026-02-30T12:00:00Z|\"2026-02-30T12:00:00Z\" is no instant"
      })
  void aMalformedLineIsToldWithItsNumber(String line, String why) {
    assertThat(told("# comment\n" + FIRST + "\n" + line + "\n"))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.MALFORMED_LINE.code() + " malformed-line]")
        .contains("db/revisions.lock:3: " + why);
  }

  @Test
  void everyMalformedLineIsToldAndTheOthersCount() {
    String text = "broken\n" + FIRST + "\nbroken too\n";

    assertThat(told(text)).hasSize(2);
    assertThat(Ledger.parse(text, "revisions.lock").entries()).containsOnlyKeys("shop.First");
  }

  @Test
  void aMergeConflictIsToldOnceWhereItBegins() {
    String text =
        "# comment\n<<<<<<< HEAD\n"
            + FIRST
            + "\n||||||| base\n=======\n"
            + SECOND
            + "\n>>>>>>> x\n";

    assertThat(told(text))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.MERGE_CONFLICT.code() + " merge-conflict]")
        .contains("db/revisions.lock:2: a merge conflict was left")
        .contains("\"revisions.lock merge=union\"");
  }

  @Test
  void eachConflictOfSeveralIsTold() {
    String conflict = "<<<<<<< HEAD\n=======\n>>>>>>> other\n";

    assertThat(told(conflict + FIRST + "\n" + conflict))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("db/revisions.lock:1:"),
            second -> assertThat(second).contains("db/revisions.lock:5:"));
    assertThat(told(FIRST + "\n>>>>>>> other\n")).hasSize(1); // half of it was cleaned up
  }

  @Test
  void inAConflictTheTwoSidesContradictEachOtherByNature() {
    String other = FIRST.replace("2026-03-04T12:00:00Z", "2026-03-05T12:00:00Z");

    assertThat(told("<<<<<<< HEAD\n" + FIRST + "\n=======\n" + other + "\n>>>>>>> x\n")).hasSize(1);
    assertThat(told(FIRST + "\n" + SECOND + "\n" + other + "\n"))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.CONTRADICTING_LINES.code() + " contradicting-lines]")
        .contains("db/revisions.lock: lines 1 and 3 contradict each other about shop.First");
  }
}
