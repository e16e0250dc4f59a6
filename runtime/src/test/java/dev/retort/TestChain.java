package dev.retort;

import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operations;
import dev.retort.spi.RevisionSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A chain of revisions written in a test: each follows the one before it. */
public final class TestChain implements RevisionSource {

  private record Body(Consumer<Operations> up, Consumer<Operations> down) {}

  private final List<RevisionNode> nodes = new ArrayList<>();
  private final Map<String, Body> bodies = new LinkedHashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private int recordings;
  private String message;

  /** A file beside the classes. */
  public TestChain file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** What the revisions that follow say they do. */
  public TestChain message(String text) {
    message = text;
    return this;
  }

  /** A revision that follows the last one, with a derived downgrade. */
  public TestChain then(String name, Consumer<Operations> up) {
    return then(name, up, Operations::reverseUpgrade);
  }

  /** A revision that follows the last one. */
  public TestChain then(String name, Consumer<Operations> up, Consumer<Operations> down) {
    List<String> downs =
        nodes.isEmpty() ? List.of() : List.of(nodes.get(nodes.size() - 1).className());
    return add(name, downs, up, down);
  }

  /** A revision that follows others, by their names. */
  public TestChain add(
      String name, List<String> downs, Consumer<Operations> up, Consumer<Operations> down) {
    String hash = hash(name);
    nodes.add(
        new RevisionNode(
            new RevisionId("20260102_030%d_%s_%s".formatted(nodes.size() % 10, hash, name)),
            hash,
            name,
            downs,
            List.of(),
            List.of(),
            message == null ? name + " it" : message,
            Instant.parse("2026-01-02T03:00:00Z").plusSeconds(nodes.size())));
    bodies.put(name, new Body(up, down));
    return this;
  }

  /** The ID of a revision of this chain. */
  public String id(String name) {
    return nodes.stream()
        .filter(node -> node.className().equals(name))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }

  /** How often a revision was recorded: none means that no migration class was needed. */
  public int recordings() {
    return recordings;
  }

  private static String hash(String name) {
    String hex = HexFormat.of().formatHex((name + "------").getBytes(StandardCharsets.UTF_8));
    return hex.substring(0, 12);
  }

  @Override
  public List<RevisionNode> revisions() {
    return nodes;
  }

  @Override
  public boolean upgrade(String className, Operations op) {
    recordings++;
    bodies.get(className).up().accept(op);
    return true;
  }

  @Override
  public boolean downgrade(String className, Operations op) {
    recordings++;
    bodies.get(className).down().accept(op);
    return true;
  }

  @Override
  public InputStream resource(String file) {
    String text = files.get(file);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
