package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug of ours is one line for the user, and says what it was about. */
class InternalFailureTest {

  @TempDir private Path module;

  /** A clock that does something else than telling the time. */
  private static final class Broken extends Clock {

    private final Supplier<Instant> instead;

    Broken(Supplier<Instant> instead) {
      this.instead = instead;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return instead.get();
    }
  }

  private Result compile(Supplier<Instant> clock) {
    Compilation shop = new Compilation(module).revision("First", "message = \"first\"");
    return shop.compile(shop.files(), new RetortProcessor(new Broken(clock), Map.of()));
  }

  @Test
  void anExceptionNamesTheClassThatWasLookedAt() {
    Result result =
        compile(
            () -> {
              throw new IllegalStateException("the clock\nhas stopped");
            });

    assertThat(result.success()).isFalse();
    assertThat(result.messages()).isEqualTo(result.of(Message.INTERNAL)).hasSize(1);
    assertThat(result.messages().get(0))
        .contains("Retort failed while looking at shop.First")
        .contains("java.lang.IllegalStateException: the clock at dev.retort.processor")
        .contains("please report it")
        .doesNotContain("\n");
    assertThat(module.resolve("revisions.lock")).doesNotExist();
  }

  @Test
  void soDoesAnEndlessRecursion() {
    Result result =
        compile(
            () -> {
              throw new StackOverflowError();
            });

    assertThat(result.messages()).isEqualTo(result.of(Message.INTERNAL)).hasSize(1);
    assertThat(result.messages().get(0)).contains("shop.First").contains("StackOverflowError");
  }
}
