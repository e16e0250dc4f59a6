package dev.retort.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionIndexTest {

  private static final String NAME = "META-INF/retort/shop.index";

  private static List<RevisionNode> read(String text) {
    return RevisionIndex.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), NAME);
  }

  private static RevisionNode node(
      String className, List<String> downs, List<String> labels, String message, Instant birth) {
    return new RevisionNode(
        new RevisionId("20211128_1430_ae1027a6acf4_create"),
        "ae1027a6acf4",
        className,
        downs,
        labels,
        List.of("shop.Other$Inner"),
        message,
        birth);
  }

  @Test
  void aLineIsAsciiWithItsFieldsApartByTabs() {
    assertThat(
            RevisionIndex.line(
                node(
                    "shop.Größe$Inner",
                    List.of("shop.A", "shop.B"),
                    List.of("l", "m"),
                    "a\tb\\c\u2028",
                    Instant.parse("2021-11-28T14:30:00.5Z"))))
        .isEqualTo(
            "20211128_1430_ae1027a6acf4_create\tae1027a6acf4\tshop.Gr\\u00f6\\u00dfe$Inner\t"
                + "shop.A,shop.B\tl,m\tshop.Other$Inner\t2021-11-28T14:30:00.500Z\t"
                + "a\\u0009b\\u005cc\\u2028");
  }

  @Provide
  Arbitrary<List<RevisionNode>> revisions() {
    Arbitrary<String> classNames =
        Arbitraries.of(
            "shop.A", "A", "shop.Outer$Inner", "shop.$", "Größe", "日本.語", "a.\uD835\uDD18");
    Arbitrary<List<String>> labels = Arbitraries.of("l", "v1.2", "x_y").list().ofMaxSize(2);
    Arbitrary<String> messages =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.of(
                "", "\\", "\\u0041", "tab\there", "\u0000", "\u007f\u0080\u00ff", "a\\"));
    Arbitrary<Instant> births =
        Arbitraries.longs().between(-1L << 40, 1L << 40).map(Instant::ofEpochMilli).injectNull(0.2);
    return Combinators.combine(classNames, classNames.list().ofMaxSize(2), labels, messages, births)
        .as(RevisionIndexTest::node)
        .list()
        .ofMaxSize(3);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("revisions") List<RevisionNode> nodes) {
    String text = nodes.stream().map(RevisionIndex::line).collect(Collectors.joining("\n"));
    assertThat(text).matches("[\\x09\\x0a\\x20-\\x7e]*");
    assertThat(read(text)).isEqualTo(nodes);
    assertThat(read(text.replaceFirst("\n$", ""))).isEqualTo(nodes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a;;A;;;;|line 1 of the index META-INF/retort/shop.index has too few fields; rebuild",
        "a;;A;;;;;m/b;;B|line 2 of the index META-INF/retort/shop.index has too few fields; rebuild",
        "a;;A;;;;;m//b;;B;;;;;n|line 2 of the index META-INF/retort/shop.index has too few fields; rebuild",
        "a;;A;;;;;m;more|line 1 of the index META-INF/retort/shop.index is damaged (a message has no tab); rebuild",
        "a b;;A;;;;;m|line 1 of the index META-INF/retort/shop.index is damaged (the revision ID \"a b\" contains a blank; letters, digits, '_' and '.' are safe); rebuild",
        "a;;A;;;;yesterday;m|line 1 of the index META-INF/retort/shop.index is damaged (\"yesterday\" is no birth); rebuild",
        "a;;A;;;;;m\\u12|line 1 of the index META-INF/retort/shop.index is damaged (a cut escape in \"m\\u12\"); rebuild",
        "a;;A;;;;;m\\uzzzz|line 1 of the index META-INF/retort/shop.index is damaged (a cut escape in \"m\\uzzzz\"); rebuild",
        "a;;A;;;;;m\\|line 1 of the index META-INF/retort/shop.index is damaged (a cut escape in \"m\\\"); rebuild",
        "a;;;;;;;m|line 1 of the index META-INF/retort/shop.index is damaged (no class name); rebuild",
        "<<<<<<< HEAD|line 1 of the index META-INF/retort/shop.index has too few fields; rebuild",
      })
  void aDamagedIndexIsToldWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace(';', '\t').replace('/', '\n')))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  @Test
  void anIndexWithWindowsLineEndsIsRead() {
    String line = RevisionIndex.line(node("A", List.of(), List.of(), "m", null));
    assertThat(read(line + "\r\n" + line + "\r\n"))
        .extracting(RevisionNode::message)
        .containsExactly("m", "m");
  }

  @Test
  void noIndexAtAllIsToldAndAnEmptyOneIsEmpty() {
    assertThat(read("")).isEmpty();
    assertThatThrownBy(() -> RevisionIndex.read(null, NAME))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is missing beside the classes");
  }

  @Test
  void theResourceIsClosedAlsoWhenItCantBeRead() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("broken");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThatThrownBy(() -> RevisionIndex.read(broken, NAME))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(NAME);
    assertThat(closed).isTrue();
  }
}
