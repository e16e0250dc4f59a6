package dev.retort.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.message.Message;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

  @Test
  void withoutAnOptionEachCheckIsAsLoudAsItsMessage() {
    assertThat(Levels.DEFAULT.kind(Message.DROPPED_TABLE)).isEqualTo(Kind.WARNING);
    assertThat(Levels.DEFAULT.kind(Message.SEVERAL_COMMITS)).isEqualTo(Kind.NOTE);
  }

  @Test
  void aCodeWinsOverItsFamilyAndThatOverAllWhateverTheOrder() {
    Levels levels = levels("all:note, MF03:error, MF:off");

    assertThat(levels.kind(Message.NOT_NULL_WITHOUT_DEFAULT)).isEqualTo(Kind.ERROR);
    assertThat(levels.kind(Message.NULL_ROWS)).isNull();
    assertThat(levels.kind(Message.DROPPED_TABLE)).isEqualTo(Kind.NOTE);
  }

  @Test
  void codesAndLevelsAreReadInAnyCase() {
    assertThat(levels("mf03:ERROR").kind(Message.NOT_NULL_WITHOUT_DEFAULT)).isEqualTo(Kind.ERROR);
  }

  /** What cannot work does not become a note because somebody wants quiet. */
  @Test
  void allIsAboutWarningsAlone() {
    for (Message message : Message.values()) {
      if (message.kind() == Kind.ERROR) {
        assertThat(levels("all:off").kind(message)).isEqualTo(Kind.ERROR);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MF3:error                     | there is no check "MF3" (did you mean MF03?)
          MG03:error                    | there is no check "MG03" (did you mean MF03?)
          not-null-without-default:off  | there is no check "not-null-without-default" (did you mean MF03?)
          CH03:off                      | there is no check "CH03"
          everything:off                | there is no check "everything"
          MF03:loud                     | "loud" is no level; they are error, warning, note, off
          MF03                          | "MF03" is not CODE:LEVEL, such as MF03:error
          MF03:off:off                  | "MF03:off:off" is not CODE:LEVEL, such as MF03:error
          'MF03:off,mf03:note'          | MF03 is named twice
          """)
  void whatIsNotUnderstoodIsToldWithWhatWasMeant(String value, String problem) {
    assertThat(Levels.parse(value).problems()).containsExactly(problem);
  }

  @Test
  void theRestIsUnderstoodBesideAProblem() {
    Levels.Parsed parsed = Levels.parse("nonsense,MF03:off");

    assertThat(parsed.problems()).hasSize(1);
    assertThat(parsed.levels().kind(Message.NOT_NULL_WITHOUT_DEFAULT)).isNull();
  }

  private static Levels levels(String value) {
    Levels.Parsed parsed = Levels.parse(value);
    assertThat(parsed.problems()).isEmpty();
    return parsed.levels();
  }
}
