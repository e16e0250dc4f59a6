package dev.retort.processor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.processor.message.Position;
import dev.retort.spi.RevisionSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A chain without a compiler, and what the checks find in it.
 *
 * <pre>{@code
 * LintChain.of(
 *         revision("CreateAccount", op -> op.createTable("account", column("id", bigint()))),
 *         revision("DropEmail", op -> op.dropColumn("account", "emial")))
 *     .on(POSTGRESQL, "14")
 *     .finds("SC04", "table \"account\" has no column \"emial\" at this revision", "emial")
 *     .andNothingElse();
 * }</pre>
 *
 * <p>Each revision follows the one before it unless it says {@link Rev#follows}. Without {@link
 * #on} no database is declared, and only what holds on all of them is found.
 */
final class LintChain {

  private static final String PACKAGE = "shop.migrations.";

  private final List<Rev> revisions;
  private final Map<Database, Dialect> declared = new LinkedHashMap<>();
  private final List<Finding> met = new ArrayList<>();

  private LintChain(List<Rev> revisions) {
    this.revisions = revisions;
  }

  static LintChain of(Rev... revisions) {
    return new LintChain(List.of(revisions));
  }

  static Rev revision(String name, Consumer<? super Operations> upgrade) {
    return new Rev(
        name, List.of(upgrade), steps(Operations.record(upgrade)), null, null, List.of(), true);
  }

  /** Java or SQL in a revision that is not understood and may have done anything. */
  static Step.Unknown unknown() {
    return unknown(Touch.EVERYTHING);
  }

  static Step.Unknown unknown(Touch touch) {
    return new Step.Unknown(touch, "it is not understood", new Call("?"));
  }

  /** Declares a database that the chain runs on. */
  LintChain on(Database database, String version) {
    declared.put(database, dialect(database, version));
    return this;
  }

  /**
   * That something is found, with exactly this text, at this part of the call (null: all of it).
   */
  LintChain finds(String code, String text, @Nullable Object subject) {
    List<Finding> ofCode = ofCode(code);
    assertThat(ofCode).extracting(Finding::text).as("found under " + code).contains(text);
    Finding finding =
        ofCode.stream().filter(each -> each.text().equals(text)).findFirst().orElseThrow();
    assertThat(finding.subject()).as("the part of the call that is wrong").isEqualTo(subject);
    met.add(finding);
    return this;
  }

  /** That something is found whose text has these parts in it. */
  LintChain finds(String code, String... parts) {
    List<Finding> ofCode = ofCode(code);
    assertThat(ofCode)
        .as("found under " + code)
        .anySatisfy(finding -> assertThat(finding.text()).contains(parts));
    ofCode.stream()
        .filter(each -> List.of(parts).stream().allMatch(each.text()::contains))
        .forEach(met::add);
    return this;
  }

  /** That something is found whose text has all these parts in it: never mind where it stands. */
  LintChain warns(String code, String... parts) {
    List<Finding> ofCode = ofCode(code);
    assertThat(ofCode)
        .as("found under " + code)
        .extracting(Finding::text)
        .anyMatch(text -> List.of(parts).stream().allMatch(text::contains));
    ofCode.stream()
        .filter(each -> List.of(parts).stream().allMatch(each.text()::contains))
        .forEach(met::add);
    return this;
  }

  /** That no error was found but what was asked for before: never mind warnings. */
  void andNoOtherError() {
    List<Finding> others = new ArrayList<>(findings());
    met.forEach(
        each -> others.removeIf(other -> text(other).equals(text(each)) && same(other, each)));
    others.removeIf(each -> each.message().kind() != Kind.ERROR);
    assertThat(others).extracting(LintChain::text).isEmpty();
  }

  /** That nothing was found but what was asked for before. */
  void andNothingElse() {
    List<Finding> others = new ArrayList<>(findings());
    met.forEach(
        each -> others.removeIf(other -> text(other).equals(text(each)) && same(other, each)));
    assertThat(others).extracting(LintChain::text).isEmpty();
  }

  /** That nothing is found that cannot work. */
  LintChain hasNoErrors() {
    assertThat(of(Kind.ERROR)).isEmpty();
    return this;
  }

  /** That nothing is found that may hurt. */
  LintChain hasNoWarnings() {
    assertThat(of(Kind.WARNING)).isEmpty();
    return this;
  }

  /** That nothing of one check is found. */
  LintChain hasNo(String code) {
    assertThat(ofCode(code)).extracting(Finding::text).isEmpty();
    return this;
  }

  /** That nothing is found at all. */
  void isSilent() {
    assertThat(findings()).extracting(LintChain::text).isEmpty();
  }

  /** All that is found, in the order of the chain. */
  List<Finding> findings() {
    List<Dialect> dialects = declared.isEmpty() ? everyDatabase() : List.copyOf(declared.values());
    return new Linter(graph(), steps(), dialects, !declared.isEmpty()).findings();
  }

  /** What the upgrades come to, in the order of the chain. */
  List<RevisionSteps> revisions() {
    Map<String, RevisionSteps> steps = steps();
    return graph().nodes().stream()
        .map(node -> Objects.requireNonNull(steps.get(node.className())))
        .toList();
  }

  /** The chain for a real run; steps that only the checks know are left out. */
  RevisionSource source() {
    Map<String, Rev> byName = new LinkedHashMap<>();
    revisions.forEach(each -> byName.put(PACKAGE + each.name(), each));
    List<RevisionNode> nodes = graph().nodes();
    return new RevisionSource() {
      @Override
      public List<RevisionNode> revisions() {
        return nodes;
      }

      @Override
      public boolean upgrade(String className, Operations op) {
        Objects.requireNonNull(byName.get(className)).bodies().forEach(each -> each.accept(op));
        return true;
      }

      @Override
      public boolean downgrade(String className, Operations op) {
        op.reverseUpgrade();
        return true;
      }
    };
  }

  private List<Finding> ofCode(String code) {
    return findings().stream().filter(each -> each.message().code().equals(code)).toList();
  }

  private List<String> of(Kind kind) {
    return findings().stream()
        .filter(each -> each.message().kind() == kind)
        .map(LintChain::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.revision().name() + ": " + finding.message().code() + ' ' + finding.text();
  }

  private static boolean same(Finding one, Finding other) {
    return Objects.equals(one.subject(), other.subject());
  }

  private RevisionGraph graph() {
    return RevisionGraph.of(steps().values().stream().map(RevisionSteps::node).toList());
  }

  private Map<String, RevisionSteps> steps() {
    Map<String, RevisionSteps> all = new LinkedHashMap<>();
    String previous = null;
    for (Rev revision : revisions) {
      RevisionSteps steps = revision.steps(previous);
      all.put(steps.node().className(), steps);
      previous = revision.name();
    }
    return all;
  }

  /** The oldest supported version of each. */
  static List<Dialect> everyDatabase() {
    return List.of(
        dialect(Dsl.H2, "2.2"),
        dialect(Dsl.POSTGRESQL, "14"),
        dialect(Dsl.MARIADB, "10.6"),
        dialect(Dsl.MYSQL, "8.0"),
        dialect(Dsl.SQLITE, "3.35"));
  }

  static Dialect dialect(Database database, String version) {
    return switch (database.name()) {
      case "h2" -> new H2Dialect();
      case "postgresql" -> new PostgresDialect(Version.parse(version));
      case "mariadb" -> new MariaDbDialect(Version.parse(version), () -> true);
      case "mysql" -> new MySqlDialect(Version.parse(version), () -> true);
      case "sqlite" -> new SqliteDialect(Version.parse(version));
      default -> throw new IllegalArgumentException(database.name());
    };
  }

  private static List<Step> steps(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation : operations) {
      steps.add(
          operation instanceof Operation.On on
              ? new Step.On(on.database(), steps(on.operations()), new Call("on"))
              : new Step.Change(operation, new Call(operation.toString())));
    }
    return steps;
  }

  /** A call, told from another one of the same text by its identity. */
  private static final class Call implements Source {
    private final String text;

    Call(String text) {
      this.text = text;
    }

    @Override
    public Position at(@Nullable Object subject) {
      return Position.NOWHERE;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A revision of the chain.
   *
   * @param bodies what its upgrade calls, for a real run
   * @param downs null: it follows the one before it
   */
  record Rev(
      String name,
      List<Consumer<? super Operations>> bodies,
      List<Step> upgrade,
      @Nullable List<Step> downgrade,
      @Nullable List<String> downs,
      List<String> dependsOn,
      boolean isSource) {

    /** Writes its downgrade by hand. */
    Rev downgrade(Consumer<? super Operations> written) {
      return new Rev(
          name,
          bodies,
          upgrade,
          LintChain.steps(Operations.record(written)),
          downs,
          dependsOn,
          isSource);
    }

    /** None: it is a base. */
    Rev follows(String... names) {
      return new Rev(name, bodies, upgrade, downgrade, List.of(names), dependsOn, isSource);
    }

    Rev dependsOn(String... names) {
      return new Rev(name, bodies, upgrade, downgrade, downs, List.of(names), isSource);
    }

    /** Something more that its upgrade does, such as {@link LintChain#unknown()}. */
    Rev then(Step step) {
      List<Step> more = new ArrayList<>(upgrade);
      more.add(step);
      return new Rev(name, bodies, more, downgrade, downs, dependsOn, isSource);
    }

    /** More that its upgrade does. */
    Rev then(Consumer<? super Operations> rest) {
      List<Consumer<? super Operations>> all = new ArrayList<>(bodies);
      all.add(rest);
      Rev longer = new Rev(name, all, upgrade, downgrade, downs, dependsOn, isSource);
      for (Step step : LintChain.steps(Operations.record(rest))) {
        longer = longer.then(step);
      }
      return longer;
    }

    /** It is not compiled now, so nothing is said about it. */
    Rev compiledBefore() {
      return new Rev(name, bodies, upgrade, downgrade, downs, dependsOn, false);
    }

    private RevisionSteps steps(@Nullable String previous) {
      List<String> names = downs != null ? downs : previous == null ? List.of() : List.of(previous);
      RevisionNode node =
          new RevisionNode(
              new RevisionId(name),
              null,
              PACKAGE + name,
              names.stream().map(PACKAGE::concat).toList(),
              List.of(),
              dependsOn.stream().map(PACKAGE::concat).toList(),
              name,
              null);
      return new RevisionSteps(node, isSource, upgrade, downgrade, new Call("class " + name));
    }
  }
}
