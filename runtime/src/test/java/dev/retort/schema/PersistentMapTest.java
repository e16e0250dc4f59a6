package dev.retort.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

  /** A positive number puts it in, a negative one takes it out. */
  @Property
  void itIsATreeMapWhoseEveryVersionStays(
      @ForAll @Size(max = 200) List<@IntRange(min = -40, max = 40) Integer> changes) {
    TreeMap<Integer, String> expected = new TreeMap<>();
    PersistentMap<Integer, String> map = PersistentMap.empty();
    List<PersistentMap<Integer, String>> versions = new ArrayList<>();
    List<List<String>> contents = new ArrayList<>();
    for (int change : changes) {
      int key = Math.abs(change);
      if (change > 0) {
        expected.put(key, "v" + versions.size());
        map = map.with(key, "v" + versions.size());
      } else {
        expected.remove(key);
        map = map.without(key);
      }
      versions.add(map);
      contents.add(List.copyOf(expected.values()));
      assertThat(map.get(key)).isEqualTo(expected.get(key));
      assertThat(map.isBalanced()).isTrue();
    }
    for (int i = 0; i < versions.size(); i++) {
      assertThat(versions.get(i).values()).isEqualTo(contents.get(i));
    }
  }

  @Test
  void sortedKeysMakeNoList() {
    PersistentMap<Integer, Integer> map = PersistentMap.empty();
    for (int i = 0; i < 10_000; i++) {
      map = map.with(i, i);
    }
    assertThat(map.isBalanced()).isTrue();
    assertThat(map.height()).isLessThan(20);
    for (int i = 0; i < 10_000; i += 2) {
      map = map.without(i);
    }
    assertThat(map.isBalanced()).isTrue();
    assertThat(map.values()).hasSize(5_000).startsWith(1, 3).endsWith(9_999);
  }

  @Test
  void takingOutWhatIsNotThereChangesNothing() {
    PersistentMap<Integer, Integer> map = PersistentMap.<Integer, Integer>empty().with(1, 1);
    assertThat(map.without(2)).isSameAs(map);
  }
}
