package dev.retort.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTemplateTest {

  private static final Instant BIRTH = Instant.parse("2021-11-28T14:30:05Z");
  private static final String HASH = "ae1027a6acf4";

  private static String id(String template, String message) {
    return new IdTemplate(template, ZoneOffset.UTC).id(BIRTH, HASH, message).value();
  }

  @Test
  void theDefaultIsDateTimeHashAndSlug() {
    assertThat(id(IdTemplate.DEFAULT, "Create account table"))
        .isEqualTo("20211128_1430_ae1027a6acf4_create_account_table");
  }

  @ParameterizedTest
  @CsvSource({
    "{rev}, ae1027a6acf4",
    "{year}_{rev}, 2021_ae1027a6acf4",
    "{month}_{rev}, 11_ae1027a6acf4",
    "{day}_{rev}, 28_ae1027a6acf4",
    "{hour}_{rev}, 14_ae1027a6acf4",
    "{minute}_{rev}, 30_ae1027a6acf4",
    "{second}_{rev}, 05_ae1027a6acf4",
    "{slug}_{rev}, add_email_ae1027a6acf4",
    "v{year}.{month}_{rev}_{slug}, v2021.11_ae1027a6acf4_add_email",
    "{year}{month}{day}{hour}{minute}{second}_{rev}, 20211128143005_ae1027a6acf4"
  })
  void eachFieldStandsForItself(String template, String id) {
    assertThat(IdTemplate.whyIllegal(template)).isNull();
    assertThat(id(template, "add email")).isEqualTo(id);
  }

  @Test
  void theZoneDecidesWhichDayItIs() {
    IdTemplate auckland = new IdTemplate(IdTemplate.DEFAULT, ZoneId.of("Pacific/Auckland"));

    assertThat(auckland.id(BIRTH, HASH, "x").value()).isEqualTo("20211129_0330_ae1027a6acf4_x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rev}_{ear}|{ear} is no field",
        "{rev}_{}|{} is no field",
        "{rev}_{Year}_{DAY}|{DAY}, {Year} is no field",
        "{rev}_{year|a brace stands alone",
        "{rev}}|a brace stands alone",
        "{year}_{slug}|{rev} must stand in it",
        "x|{rev} must stand in it",
        "{year}{rev}|{rev} must stand between '_' or at an end",
        "{rev}{slug}|{rev} must stand between '_' or at an end",
        "{slug}{rev}|{rev} must stand between '_' or at an end",
        "cafecafecafe_{rev}|no other twelve hexadecimal digits before it",
        "{year}-{rev}|contains '-'",
        "{rev} {slug}|contains a blank",
        "{rev}_é|contains 'é'"
      })
  void whatWouldNotIdentifyIsRefused(String template, String why) {
    assertThat(IdTemplate.whyIllegal(template)).contains(why);
  }

  @Test
  void whatWouldBeTooLongForTheHistoryTableIsRefused() {
    assertThat(IdTemplate.whyIllegal("x".repeat(202) + "_{rev}_{slug}"))
        .contains("has 256 characters; 255 are the most");
    assertThat(IdTemplate.whyIllegal("x".repeat(201) + "_{rev}_{slug}")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Create account table, create_account_table",
    "  add   e-mail!, add_e_mail",
    "Größe ändern, grosse_andern",
    "créer les comptes, creer_les_comptes",
    "V2 of x²/y, v2_of_x2_y",
    "创建表, ''",
    "таблица t1, t1"
  })
  void aSlugIsAsciiWordsOfTheMessage(String message, String slug) {
    assertThat(IdTemplate.slug(message)).isEqualTo(slug);
  }

  @Test
  void anEmptySlugLeavesNoUnderscore() {
    assertThat(id(IdTemplate.DEFAULT, "创建表")).isEqualTo("20211128_1430_ae1027a6acf4");
    assertThat(id("{slug}_{rev}", "创建表")).isEqualTo("ae1027a6acf4");
  }

  @Test
  void aLongSlugIsCutBetweenWordsAtFortyCharacters() {
    assertThat(IdTemplate.slug("a fairly long message that goes on for quite a while"))
        .isEqualTo("a_fairly_long_message_that_goes_on_for");
    assertThat(IdTemplate.slug("x".repeat(40) + " y")).isEqualTo("x".repeat(40));
    assertThat(IdTemplate.slug("x".repeat(60))).isEqualTo("x".repeat(40));
  }

  @Property
  void whateverTheMessageTheIdIsLegalAndItsHashIsTheIdentity(
      @ForAll @StringLength(max = 200) String message) {
    for (String template : new String[] {IdTemplate.DEFAULT, "{slug}_{rev}", "{slug}_x_{rev}"}) {
      RevisionId id = new IdTemplate(template, ZoneOffset.UTC).id(BIRTH, HASH, message);
      assertThat(id.hash()).isEqualTo(HASH);
    }
    assertThat(IdTemplate.slug(message)).matches("([a-z0-9]+(_[a-z0-9]+)*)?").hasSizeLessThan(41);
  }

  @ParameterizedTest
  @ValueSource(strings = {"undo deadbeefcafe", "deadbeefcafe", "cafecafecafe 123456789012"})
  void aWordThatLooksLikeAHashIsBrokenUpInFrontOfIt(String message) {
    RevisionId id = new RevisionId(id("{slug}_{rev}", message));

    assertThat(id.hash()).isEqualTo(HASH);
    assertThat(id(IdTemplate.DEFAULT, message)).endsWith(message.replace(' ', '_'));
  }

  @ParameterizedTest
  @ValueSource(strings = {IdTemplate.DEFAULT, "{slug}_{rev}", "{rev}_{slug}_{year}", "{rev}"})
  void theSlugIsFoundAgainInItsIdAlsoInOneOfTheDefaultTemplate(String template) {
    IdTemplate made = new IdTemplate(template, ZoneOffset.UTC);
    RevisionId id = made.id(BIRTH, HASH, "add index 12");

    assertThat(made.slugOf(id)).isEqualTo(template.equals("{rev}") ? null : "add_index_12");
    RevisionId byDefault =
        new IdTemplate(IdTemplate.DEFAULT, ZoneOffset.UTC).id(BIRTH, HASH, "add index");
    assertThat(made.slugOf(byDefault)).isEqualTo("add_index");
    assertThat(made.slugOf(new RevisionId("V1.2"))).isNull();
  }
}
