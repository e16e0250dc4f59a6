package dev.retort.processor.ledger;

import static dev.retort.processor.ledger.Entries.FILE;
import static dev.retort.processor.ledger.Entries.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.chain.RevisionId;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever people do to their classes, over any number of compilations: an ID stays with its own.
 */
class LedgerHistoryTest {

  /** What people do. */
  enum Kind {
    ADD,
    RENAME,
    MOVE,
    EDIT_MESSAGE,
    REPARENT,
    DELETE_HEAD
  }

  /**
   * An edit.
   *
   * @param which of the classes there are
   * @param compiled whether the module is compiled after it
   */
  record Edit(Kind kind, int which, boolean compiled) {}

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 100),
            Arbitraries.of(true, true, false))
        .as(Edit::new)
        .list()
        .ofMaxSize(25);
  }

  /** A class as its author thinks of it: the same one whatever it is called. */
  private static final class Author {

    private final int number;
    private String packageName = "shop";
    private String name;
    private String message;
    private boolean messageEdited;
    private boolean reparented;
    private Author down;
    private RevisionId id;

    Author(String name, int number, Author down) {
      this.number = number;
      this.name = name;
      this.message = "does " + name;
      this.down = down;
    }

    String className() {
      return packageName + "." + name;
    }

    Declared declared() {
      return Entries.revision(
          className(), message, down == null ? new String[0] : new String[] {down.className()});
    }
  }

  /** A module with its classes and its ledger. */
  private static final class Module {

    private final String branch;
    private final List<Author> classes = new ArrayList<>();
    private final Map<String, List<String>> lastDowns = new TreeMap<>();
    private String text;
    private Instant now;
    private int number;

    Module(String branch, String text, Instant now) {
      this.branch = branch;
      this.text = text;
      this.now = now;
    }

    Module branch(String name, Instant when) {
      Module other = new Module(name, text, when);
      Map<Author, Author> copies = new LinkedHashMap<>();
      for (Author each : classes) {
        Author copy = new Author(each.name, each.number, copies.get(each.down));
        copy.packageName = each.packageName;
        copy.message = each.message;
        copy.messageEdited = each.messageEdited;
        copy.id = each.id;
        copies.put(each, copy);
      }
      other.classes.addAll(copies.values());
      other.lastDowns.putAll(lastDowns);
      return other;
    }

    void apply(Edit edit) {
      Author one = classes.isEmpty() ? null : classes.get(edit.which() % classes.size());
      if (edit.kind() == Kind.ADD || one == null) {
        classes.add(new Author(branch + ++number, number, one));
      } else if (edit.kind() == Kind.MOVE && !one.reparented) {
        one.packageName = branch.toLowerCase(java.util.Locale.ROOT) + ++number;
      } else if (edit.kind() == Kind.RENAME && !one.messageEdited && !one.reparented) {
        one.name = branch + ++number; // with another message nobody could know it
      } else if (edit.kind() == Kind.EDIT_MESSAGE && one.name.equals(nameInLedger(one))) {
        one.message = "does better " + one.name;
        one.messageEdited = true;
      } else if (edit.kind() == Kind.REPARENT && recorded(one)) {
        Author other = classes.get((edit.which() + 1) % classes.size());
        one.down = follows(other, one) ? one.down : other;
        one.reparented = true;
      } else if (edit.kind() == Kind.DELETE_HEAD
          && classes.stream().noneMatch(c -> c.down == one)) {
        classes.remove(one);
      }
    }

    /** Of a class that is re-parented and renamed in one go the author is asked. */
    private boolean recorded(Author one) {
      return Ledger.parse(text, FILE).entries().containsKey(one.className());
    }

    private String nameInLedger(Author one) {
      return recorded(one) ? one.name : null;
    }

    private static boolean follows(Author later, Author earlier) {
      for (Author each = later; each != null; each = each.down) {
        if (each == earlier) {
          return true;
        }
      }
      return false;
    }

    /** Compiles it, which must change nothing but what is new, renamed or gone. */
    void compile() {
      now = now.plusSeconds(61);
      List<Declared> declared = new ArrayList<>();
      classes.forEach(each -> declared.add(each.declared()));
      Collections.shuffle(declared, new Random(number));
      Births.Surroundings surroundings = surroundings(declared);
      Ledger ledger = Ledger.parse(text, FILE);
      Births.Resolution resolved =
          Births.resolve(ledger, declared, LedgerMode.RECORD, TEMPLATE, now, surroundings);
      Births.Resolution judged =
          Births.judgeGone(
              ledger.with(resolved), declared, LedgerMode.RECORD, TEMPLATE, surroundings);
      assertThat(told(resolved, judged)).isSubsetOf(Message.RENAMED, Message.WITHDRAWN);

      Map<LedgerEntry, LedgerEntry> replaced = new LinkedHashMap<>(resolved.replaced());
      replaced.putAll(judged.replaced());
      String before = text;
      text = LedgerFile.changed(text, resolved.added(), replaced);

      for (Author each : classes) {
        RevisionId given = resolved.births().get(each.className()).id();
        assertThat(each.id == null ? given : each.id).as(each.className()).isEqualTo(given);
        each.id = given;
        each.reparented = false;
      }
      Ledger written = Ledger.parse(text, FILE);
      assertThat(written.problems()).isEmpty();
      assertThat(written.entries().keySet())
          .containsExactlyInAnyOrderElementsOf(
              classes.stream().map(Author::className).collect(java.util.stream.Collectors.toSet()));
      assertThat(classes.stream().map(each -> each.id.hash())).doesNotHaveDuplicates();
      for (LedgerProblem problem : judged.problems()) {
        assertThat(classes).noneMatch(each -> problem.parts().contains(each.id));
      }
      unchangedLinesStay(before, replaced.keySet());
      declared.forEach(each -> lastDowns.put(each.className(), each.downs()));
    }

    private Births.Surroundings surroundings(Collection<Declared> declared) {
      Set<String> compiled = new LinkedHashSet<>();
      declared.forEach(each -> compiled.add(each.className()));
      return new Births.Surroundings(
          name -> compiled.contains(name) ? Whereabouts.HERE : Whereabouts.GONE, lastDowns, FILE);
    }

    private static List<Message> told(Births.Resolution... resolutions) {
      List<Message> told = new ArrayList<>();
      for (Births.Resolution each : resolutions) {
        each.problems().forEach(problem -> told.add(problem.message()));
      }
      return told;
    }

    private void unchangedLinesStay(String before, Set<LedgerEntry> replaced) {
      List<String> stay = new ArrayList<>(before.lines().toList());
      stay.removeIf(line -> replaced.contains(Ledger.entryOf(line)));
      assertThat(text.lines().toList()).containsSubsequence(stay);
    }
  }

  @Property(tries = 300)
  void anIdStaysWithItsRevisionForEver(@ForAll("edits") List<Edit> edits) {
    Module module = new Module("Main", "# kept\r\n", Entries.NOON);
    for (Edit edit : edits) {
      module.apply(edit);
      if (edit.compiled()) {
        module.compile();
      }
    }
    module.compile();
    String text = module.text;
    module.compile();
    assertThat(module.text).as("compiled again without a change").isEqualTo(text);
    assertThat(text).startsWith("# kept\r\n");
  }

  /** Every line of both sides, in any order: more than {@code merge=union} would ever leave. */
  private static String union(String ours, String theirs, Random random) {
    Set<String> lines = new LinkedHashSet<>(ours.lines().toList());
    lines.addAll(theirs.lines().toList());
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    return String.join("\n", shuffled) + "\n";
  }

  @Property(tries = 300)
  void aUnionOfTwoBranchesLedgersIsRight(
      @ForAll("edits") List<Edit> before,
      @ForAll("edits") List<Edit> ours,
      @ForAll("edits") List<Edit> theirs,
      @ForAll long seed) {
    Module base = new Module("Base", "# kept\n", Entries.NOON);
    before.forEach(base::apply);
    base.compile();
    Module our = base.branch("Our", Entries.NOON.plusSeconds(3600));
    Module their = base.branch("Their", Entries.NOON.plusSeconds(3600));
    edit(our, ours);
    edit(their, theirs);

    // The merged code has what both added; of what both had, each class as one side left it.
    Module merged = new Module("Merged", union(our.text, their.text, new Random(seed)), our.now);
    Map<RevisionId, Author> byId = new LinkedHashMap<>();
    for (Author each : their.classes) {
      byId.put(each.id, each);
    }
    Set<RevisionId> atBase = new LinkedHashSet<>();
    base.classes.forEach(each -> atBase.add(each.id));
    for (Author each : our.classes) {
      Author other = byId.get(each.id);
      boolean changedByUs =
          base.classes.stream()
              .noneMatch(b -> b.id.equals(each.id) && b.className().equals(each.className()));
      if (other == null || changedByUs) {
        byId.put(each.id, each);
      }
    }
    merged.classes.addAll(byId.values());
    merged.classes.forEach(each -> each.down = null);

    merged.compile();

    assertThat(merged.classes).allMatch(each -> byId.containsKey(each.id));
  }

  private static void edit(Module module, List<Edit> edits) {
    for (Edit edit : edits) {
      module.apply(edit);
      if (edit.compiled()) {
        module.compile();
      }
    }
    module.compile();
  }

  @Test
  void whatGitsOwnUnionMergeLeavesIsRight(@TempDir Path folder) throws Exception {
    assumeTrue(isThereGit(), "no git on this machine");
    Module base = new Module("Base", "# kept\n", Entries.NOON);
    edit(base, List.of(new Edit(Kind.ADD, 0, false), new Edit(Kind.ADD, 0, false)));
    Module our = base.branch("Our", Entries.NOON.plusSeconds(3600));
    Module their = base.branch("Their", Entries.NOON.plusSeconds(7200));
    edit(our, List.of(new Edit(Kind.ADD, 1, true), new Edit(Kind.RENAME, 1, true)));
    edit(their, List.of(new Edit(Kind.ADD, 1, true), new Edit(Kind.ADD, 2, true)));

    for (Map.Entry<String, String> each :
        Map.of("base", base.text, "our", our.text, "their", their.text).entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
    }
    String text = git(folder, "merge-file", "--union", "-p", "our", "base", "their");
    Module merged = new Module("Merged", text, their.now);
    merged.classes.addAll(our.classes);
    merged.classes.addAll(their.classes.subList(2, 4));
    merged.classes.forEach(each -> each.down = null);

    merged.compile();

    assertThat(merged.classes).hasSize(5);
    assertThat(merged.text.lines()).hasSize(6).contains("# kept");
  }

  private static boolean isThereGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }
}
