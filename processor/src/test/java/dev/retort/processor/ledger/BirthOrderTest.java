package dev.retort.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BirthOrderTest {

  private static Declared revision(String name, String... downs) {
    return new Declared(name, name, "", List.of(downs), List.of(), true);
  }

  private static List<String> order(List<Declared> declared) {
    return BirthOrder.of(declared).stream().map(Declared::className).toList();
  }

  @Test
  void whatIsFollowedIsBornFirstAndElseTheNameDecides() {
    assertThat(order(List.of(revision("a", "z"), revision("z"), revision("c"), revision("b", "a"))))
        .containsExactly("c", "z", "a", "b");
  }

  @Test
  void whatIsDependedOnIsBornFirstToo() {
    Declared depending = new Declared("a", "a", "", List.of(), List.of("b"), true);

    assertThat(order(List.of(depending, revision("b")))).containsExactly("b", "a");
  }

  @Test
  void whatIsNotOfThisCompilationWaitsForNobody() {
    assertThat(order(List.of(revision("b", "elsewhere"), revision("a", "a"))))
        .containsExactly("a", "b");
  }

  @Property(tries = 100)
  void circlesOrNotTheOrderOfFilesMeansNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Declared> declared = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      declared.add(revision("r" + i, "r" + random.nextInt(12), "r" + random.nextInt(12)));
    }
    List<String> order = order(declared);
    assertThat(order).doesNotHaveDuplicates().hasSize(12);

    Collections.shuffle(declared, random);
    assertThat(order(declared)).isEqualTo(order);
  }

  @Test
  void tenThousandInARowNeedNoRecursion() {
    List<Declared> declared = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      declared.add(revision("r%05d".formatted(i), "r%05d".formatted(i + 1)));
    }
    assertThat(order(declared)).startsWith("r09999", "r09998").endsWith("r00001", "r00000");
  }
}
