package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Migration;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.Rows;
import dev.retort.processor.java.ChainSources;
import dev.retort.processor.lint.Step;
import dev.retort.processor.model.GeneratedNames;
import dev.retort.processor.recorded.RecordedFiles;
import dev.retort.processor.recorded.RecordedSteps;
import dev.retort.spi.RevisionSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever valid chain is compiled for a database, the compiler finds nothing wrong with it, warns
 * only of what its operations can do, and knows each operation; and the chain runs there, by the
 * very SQL that a review shows.
 *
 * <p>Every build goes through the same chains. {@code -Dretort.chains.tries=5000} looks longer,
 * {@code -Dretort.chains.seed=N} begins elsewhere.
 */
@Tag("storm")
class RandomChainsTest {

  private static final int TRIES = Integer.getInteger("retort.chains.tries", 50);
  private static final long SEED = Long.getLong("retort.chains.seed", 20261129);
  private static final int SIZE = Integer.getInteger("retort.chains.size", 24);

  /**
   * How many are compiled at once: of each warning a compilation shows the first twenty, and none
   * may be hidden.
   */
  private static final int TOGETHER = 5;

  /** The calls that each warning may be about. */
  private static final Map<String, Pattern> EXPLAINED =
      Map.ofEntries(
          call("DS01", "dropTable"),
          call("DS02", "dropColumn"),
          call("DS03", "delete\\(.*allRows\\(\\)"),
          call("DS04", "alterColumn\\(.*setType\\("),
          call("DS05", "dropColumn"),
          call("MF01", "(createIndex|addConstraint|addColumn)\\(.*(unique|primaryKey)\\("),
          call("MF02", "(addConstraint|addColumn)\\(.*check\\("),
          call("MF03", "addColumn\\((?!.*nullable\\(\\))"),
          call("MF04", "alterColumn\\(.*setNotNull\\(\\)|addConstraint\\(.*primaryKey\\("),
          call("MF05", "addConstraint\\(.*foreignKey\\(|addColumn\\(.*references\\("),
          call("MF06", "alterColumn\\(.*setType\\("),
          call("MF07", "alterColumn\\(.*setType\\("),
          call("BC01", "renameTable"),
          call("BC02", "renameColumn"),
          call(
              "BC03",
              "alterColumn\\(.*(setNotNull|dropDefault)\\(\\)|addConstraint\\(.*primaryKey\\("),
          call("BC04", "alterColumn\\(.*dropDefault\\(\\)"),
          call("BC05", "renameEnumValue"),
          call("LK01", "createIndex\\((?!.*concurrently\\(\\))"),
          call(
              "LK02",
              "(addConstraint|addColumn)\\((?!.*notValid\\(\\)).*(check|foreignKey|references)\\("),
          call("LK03", "(addConstraint|addColumn)\\(.*(unique|primaryKey|exclude)\\("),
          call("LK04", "addColumn\\("),
          call("LK05", "alterColumn\\(.*setType\\("),
          call("LK06", "alterColumn\\(.*setNotNull\\(\\)|addConstraint\\(.*primaryKey\\("),
          call("LK07", "(createTable|addColumn|addConstraint)\\(.*(references|foreignKey)\\("));

  private static Map.Entry<String, Pattern> call(String code, String call) {
    return Map.entry(code, Pattern.compile("op\\." + call, Pattern.DOTALL));
  }

  private final Map<String, Integer> warnings = new TreeMap<>();

  @TempDir Path folder;

  @Test
  void onH2() {
    hold(RealDatabase.h2());
  }

  @Test
  void onPostgresql() {
    hold(RealDatabase.postgresql());
  }

  private void hold(RealDatabase database) {
    List<String> wrong = new ArrayList<>();
    for (int done = 0; done < TRIES; done += TOGETHER) {
      List<ChainSources> chains =
          LongStream.range(SEED + done, SEED + Math.min(TRIES, done + TOGETHER))
              .mapToObj(
                  seed -> ChainSources.of("shop.chain" + seed, seed, SIZE, database.dialect()))
              .filter(chain -> !chain.revisions().isEmpty())
              .toList();
      hold(database, chains, wrong);
    }
    System.out.println(database + " " + warnings);
    assertThat(wrong).isEmpty();
  }

  private void hold(RealDatabase database, List<ChainSources> chains, List<String> wrong) {
    Compilation compilation =
        new Compilation(folder.resolve(chains.get(0).packageName()))
            .options("-Aretort.databases=" + database.declared())
            .options("-Aretort.sql.path=sql") // so that a run compares
            .options("-Aretort.checks=RV01:off"); // notes, of most revisions where DDL commits
    for (ChainSources chain : chains) {
      chain.sources().values().forEach(text -> compilation.source(labelled(chain, text)));
    }
    Compilation.Result result = compilation.compile();
    for (Diagnostic<? extends JavaFileObject> each : result.diagnostics()) {
      String code = code(each);
      if (each.getKind() == Diagnostic.Kind.WARNING && isExplained(code, each)) {
        warnings.merge(code, 1, Integer::sum);
      } else if (each.getKind() != Diagnostic.Kind.NOTE || code.matches("EV..|CK04")) {
        wrong.add(each + "\n" + statement(each));
      }
    }
    if (!result.success()) {
      return;
    }
    try (URLClassLoader classes = loader(compilation.classes())) {
      for (ChainSources chain : chains) {
        isKnown(chain, compilation.classes(), classes, wrong);
        runs(chain, database, classes, wrong);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Several chains stand side by side where their bases have labels. */
  private static String labelled(ChainSources chain, String text) {
    String label = chain.packageName().replaceFirst(".*\\.", "");
    return text.replace(
        "@Revision(message = \"R1\")", "@Revision(message = \"R1\", labels = \"" + label + "\")");
  }

  private static void isKnown(
      ChainSources chain, Path folder, ClassLoader classes, List<String> wrong) throws IOException {
    for (String simpleName : chain.sources().keySet()) {
      String name = chain.packageName() + "." + simpleName;
      List<Operation> known = known(folder, name);
      List<Operation> recorded = recorded(classes, name);
      if (!known.equals(recorded)) {
        wrong.add(name + ": the compiler knows " + known + " but it does " + recorded);
      }
    }
  }

  private static void runs(
      ChainSources chain, RealDatabase database, ClassLoader classes, List<String> wrong) {
    RevisionSource source =
        ServiceLoader.load(RevisionSource.class, classes).stream()
            .filter(each -> each.type().getPackageName().equals(chain.packageName()))
            .findFirst()
            .orElseThrow()
            .get();
    try {
      database.run(source);
    } catch (RuntimeException e) {
      wrong.add(chain.packageName() + " compiles without an error, but does not run: " + e);
    }
  }

  // What the compiler says

  /** By a call that can do such a thing, to something that was there before the revision. */
  private static boolean isExplained(String code, Diagnostic<? extends JavaFileObject> warning) {
    Pattern calls = EXPLAINED.get(code);
    String statement = statement(warning);
    boolean isMadeHere =
        before(warning)
            .matches(
                "(?s).*\\n    op\\.create(Table|Enum)\\(\\s*"
                    + Pattern.quote(first(statement))
                    + ".*");
    return calls != null
        && calls.matcher(statement).lookingAt()
        && (code.equals("LK07") || !isMadeHere);
  }

  /** The first argument of a call with the comma: the table, mostly. */
  private static String first(String statement) {
    var first = Pattern.compile("op\\.\\w+\\(\\s*(\"(\\\\.|[^\"\\\\])*\")").matcher(statement);
    return first.find() ? first.group(1) + "," : statement;
  }

  private static String code(Diagnostic<?> diagnostic) {
    var code = Pattern.compile("\\[retort:(\\w+) ").matcher(diagnostic.getMessage(null));
    return code.find() ? code.group(1) : "";
  }

  /** The statement in which a diagnostic stands: each begins a line with {@code op.}. */
  private static String statement(Diagnostic<? extends JavaFileObject> diagnostic) {
    String text = text(diagnostic);
    int start = before(diagnostic).length();
    return start == 0 ? text : text.substring(start, text.indexOf(";\n", start)).strip();
  }

  /** What stands before that statement. */
  private static String before(Diagnostic<? extends JavaFileObject> diagnostic) {
    String text = text(diagnostic);
    return text.substring(
        0, Math.max(0, text.lastIndexOf("\n    op.", (int) diagnostic.getPosition())));
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      return diagnostic.getSource() == null
          ? ""
          : diagnostic.getSource().getCharContent(true).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // What the compiler knows

  private static List<Operation> known(Path classes, String name) throws IOException {
    String factory = GeneratedNames.packageOf(name) + ".R1_Revisions";
    String file = Files.readString(classes.resolve(RecordedFiles.resource(factory)));
    String section = file.split("revision " + Pattern.quote(name) + "\n", 2)[1];
    return RecordedSteps.read(section.split("revision ", 2)[0]).stream()
        .map(step -> withoutRows(((Step.Change) step).operation()))
        .toList();
  }

  private static List<Operation> recorded(ClassLoader classes, String name) {
    try {
      Migration migration =
          (Migration) classes.loadClass(name).getDeclaredConstructor().newInstance();
      return Operations.record(migration::upgrade).stream()
          .map(RandomChainsTest::withoutRows)
          .toList();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** Of rows that are inserted in bulk only their table and columns are remembered. */
  private static Operation withoutRows(Operation operation) {
    if (!(operation instanceof Operation.BulkInsert insert)) {
      return operation;
    }
    Rows.Into into = insert.rows().into();
    return new Operation.Insert(new Rows(into.table(), into.columns(), List.of()));
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, RandomChainsTest.class.getClassLoader());
  }
}
