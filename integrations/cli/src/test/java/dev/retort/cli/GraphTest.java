package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.graph.Drawn;
import dev.retort.cli.graph.HtmlGraph;
import dev.retort.cli.graph.TerminalGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTest {

  @TempDir Path folder;

  /** A node by name, then what it follows. */
  static RevisionGraph graph(String... lines) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" ", -1));
      nodes.add(
          new RevisionNode(
              new RevisionId("%04d_%s".formatted(nodes.size(), words.get(0))),
              null,
              words.get(0),
              words.subList(1, words.size()),
              List.of(),
              List.of(),
              "make " + words.get(0),
              null));
    }
    return RevisionGraph.of(nodes);
  }

  static Drawn drawn(RevisionGraph graph) {
    return new Drawn(graph, Map.of(), List.of(), Map.of(), null);
  }

  @Test
  void linesPartAndMeetInColumns() {
    RevisionGraph graph =
        graph("a", "b a", "c a", "d a", "e b c d", "f e", "g b", "h f g", "i", "j h i");
    assertThat(TerminalGraph.of(drawn(graph), false))
        .isEqualTo(
            """
            *  0009_j  make j (head)
            |-.
            | *  0008_i  make i
            |
            *  0007_h  make h
            |-.
            | *  0006_g  make g
            * |  0005_f  make f
            * |  0004_e  make e
            |-|-.-.
            | | | *  0003_d  make d
            | | * |  0002_c  make c
            |-' | |
            *   | |  0001_b  make b
            |---'-'
            *  0000_a  make a\
            """);
  }

  @Test
  void thePageIsOneFileThatAsksNobodyAndNoTextOfARevisionEndsItsScript() throws Exception {
    Typed.Said said =
        new Typed(TestProject.named("branched").folder())
            .run(
                "graph",
                "--format",
                "html",
                "--dialect",
                "h2",
                "-o",
                folder.resolve("g.html").toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    String page = Files.readString(folder.resolve("g.html"));

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain(
            "src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest", "innerHTML");
    assertThat(page.split("</script>", -1)).hasSize(2);
    JsonObject data = data(page);
    assertThat(data.getAsJsonArray("revisions")).hasSize(6);
    assertThat(data.toString())
        .contains("count <accounts> & \\\"more\\\"", "CREATE INDEX", "run: count", "SQL of h2");
  }

  static JsonObject data(String page) {
    int from = page.indexOf("const data = ") + "const data = ".length();
    return JsonParser.parseString(page.substring(from, page.indexOf(";\nconst revisions")))
        .getAsJsonObject();
  }

  @Test
  void aThousandRevisionsMakeASmallPage() {
    String[] lines = new String[1000];
    lines[0] = "r0";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "r" + i + " r" + (i - 1) + (i % 7 == 0 ? " r" + (i - 5) : "");
    }
    assertThat(HtmlGraph.of(drawn(graph(lines))).length()).isLessThan(500_000);
  }
}
