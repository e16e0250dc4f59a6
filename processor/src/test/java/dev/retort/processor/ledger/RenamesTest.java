package dev.retort.processor.ledger;

import static dev.retort.processor.ledger.Entries.ledger;
import static dev.retort.processor.ledger.Entries.line;
import static dev.retort.processor.ledger.Entries.pinned;
import static dev.retort.processor.ledger.Entries.revision;
import static dev.retort.processor.ledger.Entries.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionId;
import dev.retort.processor.ledger.Entries.Compiled;
import dev.retort.processor.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which gone line was which new class, and what becomes of gone lines that were none. */
class RenamesTest {

  private static final LedgerEntry BASE = line("shop.Base", "base");
  private static final LedgerEntry EMAIL = line("shop.AddEmail", "add email");
  private static final LedgerEntry PHONE = line("shop.AddPhone", "add phone");

  private static final Declared BASE_CLASS = revision("shop.Base", "base");

  private static void keepsItsId(Births.Resolution resolution, String className, LedgerEntry old) {
    assertThat(resolution.births().get(className).id()).as(className).isEqualTo(old.id());
    assertThat(resolution.replaced()).containsEntry(old, old.withClassName(className));
  }

  @Test
  void aClassThatWasMovedIsKnownByItsSimpleName() {
    Births.Resolution resolution =
        new Compiled(ledger(BASE, EMAIL), BASE_CLASS, revision("store.AddEmail", "another message"))
            .resolve();

    keepsItsId(resolution, "store.AddEmail", EMAIL);
    assertThat(resolution.added()).isEmpty();
    assertThat(told(resolution))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.RENAMED.code() + " renamed]")
        .contains("AddEmail keeps the ID " + EMAIL.id() + " that it had as shop.AddEmail")
        .contains("commit the changed line of revisions.lock");
  }

  @Test
  void aClassThatWasRenamedIsKnownByItsMessage() {
    Births.Resolution resolution =
        new Compiled(ledger(BASE, EMAIL), BASE_CLASS, revision("shop.EmailColumn", "add email"))
            .resolve();

    keepsItsId(resolution, "shop.EmailColumn", EMAIL);
  }

  @Test
  void anotherMessageThatEndsAlikeIsNoneOfTheSame() {
    LedgerEntry addIndex = line("shop.AddIndex", "add index");
    Compiled compiled =
        new Compiled(ledger(BASE, addIndex), BASE_CLASS, revision("shop.Index", "index"));

    assertThat(compiled.resolve().added())
        .extracting(LedgerEntry::className)
        .containsExactly("shop.Index");
    assertThat(compiled.judge().replaced()).containsOnlyKeys(addIndex);
  }

  @Test
  void aMessageWithoutAnyLetterOfAsciiIsNotLikeEveryOther() {
    LedgerEntry chinese = line("shop.One", "创建表");
    Births.Resolution resolution =
        new Compiled(ledger(chinese), revision("shop.Two", "添加列")).resolve();

    assertThat(resolution.added()).hasSize(1);
  }

  @Test
  void parentAndChildMayBeRenamedTogether() {
    Births.Resolution resolution =
        new Compiled(
                ledger(BASE, EMAIL, PHONE),
                BASE_CLASS,
                revision("shop.Email", "add email", "shop.Base"),
                revision("shop.Phone", "add phone", "shop.Email"))
            .earlier("shop.AddEmail", "shop.Base")
            .earlier("shop.AddPhone", "shop.AddEmail")
            .resolve();

    keepsItsId(resolution, "shop.Email", EMAIL);
    keepsItsId(resolution, "shop.Phone", PHONE);
  }

  @Test
  void aWholePackageMayMoveAlsoWhenMessagesAreAlike() {
    List<LedgerEntry> lines = new ArrayList<>();
    List<Declared> classes = new ArrayList<>();
    IntStream.range(0, 10_000)
        .forEach(
            i -> {
              lines.add(line("shop.R" + i, "add index"));
              classes.add(revision("store.R" + i, "add index"));
            });

    Births.Resolution resolution =
        new Compiled(ledger(lines.toArray(LedgerEntry[]::new)), classes).resolve();

    assertThat(resolution.added()).isEmpty();
    assertThat(resolution.replaced()).hasSize(10_000);
    keepsItsId(resolution, "store.R17", lines.get(17));
  }

  @Test
  void aPinTellsForCertain() {
    LedgerEntry pinned = line("shop.AddEmail", new RevisionId("V2"));
    Births.Resolution resolution =
        new Compiled(ledger(pinned, EMAIL.withClassName("shop.Other")), pinned("shop.New", "V2"))
            .resolve();

    keepsItsId(resolution, "shop.New", pinned);
    assertThat(resolution.births().get("shop.New").hash()).isNull();
  }

  @Test
  void aCopyOfAClassThatIsStillThereIsBorn() {
    Births.Resolution resolution =
        new Compiled(
                ledger(EMAIL),
                revision("shop.AddEmail", "add email"),
                revision("store.AddEmail", "add email", "shop.AddEmail"))
            .resolve();

    assertThat(resolution.births().get("shop.AddEmail").id()).isEqualTo(EMAIL.id());
    assertThat(resolution.added())
        .extracting(LedgerEntry::className)
        .containsExactly("store.AddEmail");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void twoSiblingsOfOneMessageRenamedAtOnceCanNotBeToldApart() {
    LedgerEntry first = line("shop.First", "add index");
    LedgerEntry second = line("shop.Second", "add index");
    Births.Resolution resolution =
        new Compiled(
                ledger(BASE, first, second),
                BASE_CLASS,
                revision("shop.NewFirst", "add index"),
                revision("shop.NewSecond", "add index"))
            .resolve();

    assertThat(resolution.added()).isEmpty();
    assertThat(resolution.replaced()).isEmpty();
    assertThat(told(resolution)).hasSize(2);
    assertThat(told(resolution).get(0))
        .startsWith("[retort:" + Message.AMBIGUOUS_RENAME.code() + " ambiguous-rename]")
        .contains("NewFirst is new, and shop.First and shop.Second are gone.")
        .contains("more than one is like it in name or message")
        .contains(
            "\n    line 2, if it was shop.First:\n    "
                + first.withClassName("shop.NewFirst").line())
        .contains(
            "\n    line 3, if it was shop.Second:\n    "
                + second.withClassName("shop.NewFirst").line())
        .endsWith("If it is new, delete the line of the class that is gone for good.");
  }

  @Test
  void twoNewClassesForOneLineCanNotBeToldApartEither() {
    Births.Resolution resolution =
        new Compiled(
                ledger(EMAIL),
                revision("shop.Email", "add email"),
                revision("shop.Mail", "add email", "shop.Email"))
            .resolve();

    assertThat(told(resolution)).hasSize(2);
    assertThat(told(resolution).get(0))
        .contains("Email is new, and shop.AddEmail is gone.")
        .contains("it may have become shop.Mail as well");
  }

  @Test
  void nameAndMessageThatPointToDifferentLinesCanNotBothBeRight() {
    Births.Resolution resolution =
        new Compiled(ledger(EMAIL, PHONE), revision("store.AddEmail", "add phone")).resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .contains("shop.AddEmail and shop.AddPhone are gone");
  }

  @Test
  void whatFollowsAnotherRevisionThanBeforeIsAsked() {
    Births.Resolution resolution =
        new Compiled(
                ledger(BASE, PHONE, EMAIL),
                BASE_CLASS,
                revision("shop.AddPhone", "add phone", "shop.Base"),
                revision("shop.Email", "add email", "shop.AddPhone"))
            .earlier("shop.AddEmail", "shop.Base")
            .resolve();

    assertThat(told(resolution))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.AMBIGUOUS_RENAME.code())
        .contains("it follows shop.AddPhone, but AddEmail followed shop.Base");
    assertThat(resolution.added()).isEmpty();
  }

  @Test
  void ofTwoCandidatesTheOneThatFollowsTheSameIsIt() {
    LedgerEntry first = line("shop.First", "add index");
    LedgerEntry second = line("shop.Second", "add index");
    Births.Resolution resolution =
        new Compiled(
                ledger(BASE, PHONE, first, second),
                BASE_CLASS,
                revision("shop.AddPhone", "add phone", "shop.Base"),
                revision("shop.A", "add index", "shop.Base"),
                revision("shop.B", "add index", "shop.AddPhone"))
            .earlier("shop.First", "shop.AddPhone")
            .earlier("shop.Second", "shop.Base")
            .resolve();

    keepsItsId(resolution, "shop.A", second);
    keepsItsId(resolution, "shop.B", first);
  }

  @Test
  void aCompilationThatDoesNotSeeTheWholeChainStealsNoId() {
    Compiled compiled =
        new Compiled(ledger(BASE, EMAIL, PHONE), revision("store.AddEmail", "add email"))
            .with("shop.Base", Whereabouts.UNSEEN);

    assertThat(told(compiled.resolve()))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.AMBIGUOUS_RENAME.code())
        .contains("this compilation does not see the whole chain (shop.Base is not in it)")
        .contains(EMAIL.withClassName("store.AddEmail").line());
    assertThat(compiled.resolve().added()).isEmpty();
    assertThat(compiled.resolve().replaced()).isEmpty();
    assertThat(compiled.judge().replaced()).isEmpty();
    assertThat(compiled.judge().problems()).isEmpty();
  }

  @Test
  void aCompilationThatDoesNotSeeTheWholeChainGivesBirthAsEver() {
    Births.Resolution resolution =
        new Compiled(ledger(BASE, EMAIL), revision("shop.New", "something else"))
            .with("shop.Base", Whereabouts.UNSEEN)
            .with("shop.AddEmail", Whereabouts.UNSEEN)
            .resolve();

    assertThat(resolution.added()).extracting(LedgerEntry::className).containsExactly("shop.New");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void whatIsGoneAndFollowedByNoneIsWithdrawn() {
    Births.Resolution judged = new Compiled(ledger(BASE, EMAIL), BASE_CLASS).judge();

    assertThat(judged.replaced()).containsOnlyKeys(EMAIL).containsValue(null);
    assertThat(told(judged))
        .singleElement()
        .asString()
        .startsWith("[retort:" + Message.WITHDRAWN.code() + " withdrawn]")
        .contains("shop.AddEmail is gone and nothing follows it")
        .contains("A database that knows it as " + EMAIL.id() + " keeps what it did");
  }

  @Test
  void frozenNothingIsWithdrawn() {
    Births.Resolution judged =
        new Compiled(ledger(BASE, EMAIL), BASE_CLASS).mode(LedgerMode.FROZEN).judge();

    assertThat(judged.replaced()).isEmpty();
    assertThat(judged.problems()).isEmpty();
  }

  @Test
  void whatIsGoneAndStillFollowedIsAnErrorWithTheLineToEdit() {
    for (String written : List.of("shop.AddEmail", "AddEmail")) {
      Births.Resolution judged =
          new Compiled(
                  ledger(BASE, EMAIL, PHONE),
                  BASE_CLASS,
                  revision("shop.AddPhone", "add phone", written))
              .judge();

      assertThat(judged.replaced()).isEmpty();
      assertThat(told(judged))
          .singleElement()
          .asString()
          .startsWith("[retort:" + Message.FOLLOWED_BUT_GONE.code() + " followed-but-gone]")
          .contains("AddPhone follows shop.AddEmail, whose source and class file are gone")
          .contains("(revisions.lock:2)");
      assertThat(judged.problems().get(0).reference()).isEqualTo(written);
    }
  }

  @Test
  void whatIsDependedOnIsFollowedToo() {
    Declared depending =
        new Declared(
            "shop.AddPhone", "add phone", "", List.of("shop.Base"), List.of("AddEmail"), true);

    assertThat(new Compiled(ledger(BASE, EMAIL, PHONE), BASE_CLASS, depending).judge().problems())
        .extracting(LedgerProblem::message)
        .containsExactly(Message.FOLLOWED_BUT_GONE);
  }

  @Test
  void aClassOfTheDefaultPackageIsNotTheGoneOneOfItsName() {
    Births.Resolution judged =
        new Compiled(
                ledger(EMAIL, line("AddEmail", "x"), line("Next", "y")),
                revision("AddEmail", "x"),
                revision("Next", "y", "AddEmail"))
            .judge();

    assertThat(judged.problems())
        .extracting(LedgerProblem::message)
        .containsExactly(Message.WITHDRAWN);
  }

  @Test
  void ofWhatOnlyAClassFileFollowsTheChainsCheckSpeaks() {
    Declared classFile =
        new Declared("shop.AddPhone", "add phone", "", List.of("shop.AddEmail"), List.of(), false);
    Births.Resolution judged =
        new Compiled(ledger(BASE, EMAIL, PHONE), BASE_CLASS, classFile).judge();

    assertThat(judged.problems()).isEmpty();
    assertThat(judged.replaced()).isEmpty();
  }
}
