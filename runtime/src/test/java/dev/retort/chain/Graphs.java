package dev.retort.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Graphs written in a test: {@code "a", "b<a", "c<a,b !d #label"}, born in this order. */
final class Graphs {

  private Graphs() {}

  /** The nodes of a graph; each class is {@code shop.A}, its ID {@code 20260102_<hash>_a}. */
  static List<RevisionNode> nodes(String... lines) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (String line : lines) {
      List<String> downs = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      List<String> dependsOn = new ArrayList<>();
      String[] parts = line.split(" ", -1);
      String[] head = parts[0].split("<", -1);
      if (head.length > 1) {
        for (String down : head[1].split(",", -1)) {
          downs.add(className(down));
        }
      }
      for (int i = 1; i < parts.length; i++) {
        (parts[i].startsWith("#") ? labels : dependsOn)
            .add(
                parts[i].startsWith("#")
                    ? parts[i].substring(1)
                    : className(parts[i].substring(1)));
      }
      nodes.add(node(head[0], nodes.size(), downs, labels, dependsOn));
    }
    return nodes;
  }

  static RevisionGraph graph(String... lines) {
    return RevisionGraph.of(nodes(lines));
  }

  static RevisionNode node(
      String name, int birth, List<String> downs, List<String> labels, List<String> dependsOn) {
    return new RevisionNode(
        new RevisionId("20260102_" + hash(name) + "_" + name),
        hash(name),
        className(name),
        downs,
        labels,
        dependsOn,
        name,
        Instant.parse("2026-01-02T03:04:05Z").plusSeconds(birth));
  }

  static String className(String name) {
    return "shop." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static String hash(String name) {
    return String.format(
        Locale.ROOT, "%012x", 0xabcdef000000L + Integer.toUnsignedLong(name.hashCode()));
  }

  static String id(String name) {
    return "20260102_" + hash(name) + "_" + name;
  }
}
