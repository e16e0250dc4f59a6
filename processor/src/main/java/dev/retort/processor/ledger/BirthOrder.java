package dev.retort.processor.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The order in which revisions of one compilation are born: each after those that it follows or
 * depends on, else by class name, and so the same in whatever order the compiler was given the
 * files. In a circle, where none is first, names alone decide.
 */
final class BirthOrder {

  private static final Comparator<Declared> BY_NAME = Comparator.comparing(Declared::className);

  private BirthOrder() {}

  static List<Declared> of(Collection<Declared> declared) {
    Map<String, Declared> byName = new HashMap<>();
    declared.forEach(revision -> byName.put(revision.className(), revision));
    Map<Declared, Integer> waiting = new HashMap<>();
    Map<Declared, List<Declared>> followers = new HashMap<>();
    PriorityQueue<Declared> ready = new PriorityQueue<>(BY_NAME);
    for (Declared revision : declared) {
      Set<String> before = new HashSet<>(revision.before());
      before.remove(revision.className());
      before.retainAll(byName.keySet());
      waiting.put(revision, before.size());
      if (before.isEmpty()) {
        ready.add(revision);
      }
      for (String name : before) {
        followers.computeIfAbsent(byName.get(name), key -> new ArrayList<>()).add(revision);
      }
    }
    List<Declared> order = new ArrayList<>(declared.size());
    while (!ready.isEmpty()) {
      Declared revision = ready.poll();
      order.add(revision);
      waiting.remove(revision);
      for (Declared follower : followers.getOrDefault(revision, List.of())) {
        if (waiting.merge(follower, -1, Integer::sum) == 0) {
          ready.add(follower);
        }
      }
    }
    waiting.keySet().stream().sorted(BY_NAME).forEach(order::add);
    return order;
  }
}
