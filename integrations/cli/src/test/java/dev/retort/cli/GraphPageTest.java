package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.graph.Drawn;
import dev.retort.cli.graph.HtmlGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a thousand revisions, in a real browser; skipped where there is none. */
class GraphPageTest {

  @TempDir Path folder;

  private static String page() {
    String[] lines = new String[1000];
    lines[0] = "r0";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "r" + i + " r" + (i - 1) + (i % 7 == 0 ? " r" + (i - 5) : "");
    }
    RevisionGraph graph = GraphTest.graph(lines);
    Map<RevisionNode, Drawn.State> states = new HashMap<>();
    Map<RevisionNode, Drawn.Details> details = new HashMap<>();
    for (RevisionNode node : graph.nodes()) {
      int number = Integer.parseInt(node.className().substring(1));
      states.put(node, number < 900 ? Drawn.State.APPLIED : Drawn.State.PENDING);
      details.put(
          node,
          new Drawn.Details(
              List.of("create table <t" + number + ">"),
              List.of("CREATE TABLE t" + number + " (\n  id INT\n)"),
              null));
    }
    return HtmlGraph.of(new Drawn(graph, states, List.of(), details, "SQL of h2"));
  }

  @Test
  void itIsMovedSearchedClickedAndReadByMouseAndKeyboardAndAsksNobody() throws Exception {
    Optional<Path> chromium = Browser.installed();
    assumeTrue(chromium.isPresent(), "no Chromium: apt-get install chromium");
    Path page = folder.resolve("graph.html");
    Files.writeString(page, page());
    try (Browser browser = new Browser(chromium.get(), page, folder.resolve("profile"))) {
      assertThat(browser.is("document.querySelector('h1').textContent"))
          .isEqualTo("1000 revisions");
      assertThat(browser.is("performance.getEntriesByType('resource').length")).isEqualTo("0");
      int elements = Integer.parseInt(browser.is("document.querySelectorAll('*').length"));
      assertThat(elements).as("only what can be seen is there").isBetween(50, 600);

      browser.click("#r2 text");
      assertThat(browser.is("document.querySelector('aside h2').textContent"))
          .isEqualTo("make r997");
      assertThat(browser.is("document.querySelector('aside pre').textContent"))
          .isEqualTo("CREATE TABLE t997 (\n  id INT\n);");
      assertThat(browser.is("document.querySelector('aside li').textContent"))
          .isEqualTo("create table <t997>");
      assertThat(browser.is("document.querySelector('aside dl').textContent")).contains("pending");

      browser.key("ArrowDown");
      assertThat(browser.is("document.querySelector('aside h2').textContent"))
          .isEqualTo("make r996");
      assertThat(
              browser.is("document.getElementById('graph').getAttribute('aria-activedescendant')"))
          .isEqualTo("r3");
      browser.key("End");
      assertThat(browser.is("document.querySelector('aside h2').textContent")).isEqualTo("make r0");
      assertThat(browser.is("document.querySelector('#r999.on') !== null")).isEqualTo("true");

      browser.key("/");
      for (String letter : List.of("t", "5", "0", "0")) {
        browser.key(letter);
      }
      assertThat(browser.is("document.getElementById('count').textContent")).isEqualTo("1 of 1000");
      assertThat(browser.is("document.querySelector('.row.match.on text').textContent"))
          .startsWith("make r500");
      browser.key("Escape");
      assertThat(browser.is("document.getElementById('count').textContent")).isEmpty();

      String before = browser.is("document.getElementById('world').getAttribute('transform')");
      browser.mouse("mousePressed", 300, 300);
      browser.mouse("mouseMoved", 330, 360);
      browser.mouse("mouseReleased", 330, 360);
      String dragged = browser.is("document.getElementById('world').getAttribute('transform')");
      assertThat(dragged).isNotEqualTo(before).endsWith("scale(1)");
      browser.click("#in");
      assertThat(browser.is("document.getElementById('world').getAttribute('transform')"))
          .endsWith("scale(1.25)");
      browser.click("#fit");
      assertThat(browser.is("document.querySelectorAll('.row').length")).isEqualTo("1000");

      String light = browser.is("getComputedStyle(document.body).backgroundColor");
      browser.call(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
      String dark = browser.is("getComputedStyle(document.body).backgroundColor");
      assertThat(dark).isNotEqualTo(light);
      browser.click("#theme");
      assertThat(browser.is("getComputedStyle(document.body).backgroundColor")).isEqualTo(light);
    }
  }
}
