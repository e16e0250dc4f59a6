package dev.retort.processor;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Constraint;
import dev.retort.op.Operation;
import dev.retort.processor.entity.Comparison;
import dev.retort.processor.entity.Drift;
import dev.retort.processor.entity.EntityReader;
import dev.retort.processor.entity.EntityTables;
import dev.retort.processor.java.JavaSource;
import dev.retort.processor.lint.Levels;
import dev.retort.processor.lint.Linter;
import dev.retort.processor.lint.Verdict;
import dev.retort.processor.lint.Verdicts;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Tells what the entities of a compilation need and its chain does not give. */
final class EntityCheck {

  private static final String INDENT = System.lineSeparator() + "    ";

  private final ProcessingEnvironment environment;
  private final RevisionGraph graph;
  private final Levels levels;

  EntityCheck(ProcessingEnvironment environment, RevisionGraph graph, Levels levels) {
    this.environment = environment;
    this.graph = graph;
    this.levels = levels;
  }

  /**
   * What is told; nothing where the chain has several heads.
   *
   * @param compiled the names of the classes that the compiler was given
   * @param headClass the canonical name of the head's class, by its binary one
   */
  List<Verdict> verdicts(
      Set<String> compiled,
      Linter linter,
      List<Dialect> dialects,
      UnaryOperator<String> headClass) {
    List<RevisionNode> heads = List.copyOf(graph.heads());
    if (heads.size() != 1) {
      return List.of();
    }
    List<TypeElement> roots =
        compiled.stream()
            .map(environment.getElementUtils()::getTypeElement)
            .filter(Objects::nonNull)
            .toList();
    EntityTables entities = EntityReader.read(environment.getTypeUtils(), roots);
    if (entities.tables().isEmpty()) {
      return List.of();
    }
    RevisionNode head = heads.get(0);
    @Nullable Set<Drift> common = null;
    for (Dialect dialect : dialects) {
      Set<Drift> found =
          new LinkedHashSet<>(
              Comparison.drifts(entities, Objects.requireNonNull(linter.heads(dialect).get(head))));
      if (common == null) {
        common = found;
      } else {
        common.retainAll(found);
      }
    }
    return told(
        common == null ? List.of() : List.copyOf(common), headClass.apply(head.className()));
  }

  private List<Verdict> told(List<Drift> drifts, String head) {
    List<Drift> heard =
        drifts.stream().filter(each -> levels.kind(each.message()) != null).toList();
    List<Operation> all = together(heard);
    boolean isOne = heard.size() == 1 && !all.isEmpty();
    List<Verdict> verdicts = new ArrayList<>();
    for (Drift drift : heard) {
      List<String> words = new ArrayList<>(drift.words());
      words.add(drift.lead() + indented(isOne ? revision(all, head) : statements(drift.mend())));
      verdicts.add(
          new Verdict(
              drift.message(),
              Objects.requireNonNull(levels.kind(drift.message())),
              drift.position(),
              drift.message().filled(words.toArray())));
    }
    boolean isTold = levels.kind(Message.BEHIND_ENTITIES) != null;
    if (!isOne && !all.isEmpty() && isTold) {
      verdicts.add(
          new Verdict(
              Message.BEHIND_ENTITIES,
              Message.BEHIND_ENTITIES.kind(), // it says how to mend the others, and is none of them
              new Position(environment.getElementUtils().getTypeElement(head), null, null),
              Message.BEHIND_ENTITIES.filled(indented(revision(all, head)))));
    }
    return Verdicts.limited(verdicts, levels);
  }

  /** What makes all that is missing: tables first, keys to them last. */
  private static List<Operation> together(List<Drift> drifts) {
    List<Drift> missing = drifts.stream().filter(Drift::isMissing).toList();
    Stream<Operation> making = missing.stream().flatMap(each -> each.mend().stream());
    Set<Operation> all =
        making
            .sorted(Comparator.comparing(each -> !(each instanceof Operation.CreateTable)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Object> made =
        all.stream()
            .filter(Operation.CreateTable.class::isInstance)
            .map(each -> ((Operation.CreateTable) each).table())
            .collect(Collectors.toSet());
    missing.stream()
        .flatMap(each -> each.keys().stream())
        .filter(
            each ->
                each instanceof Operation.AddConstraint add
                    && add.constraint() instanceof Constraint.ForeignKey key
                    && made.contains(key.table()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static String statements(List<Operation> operations) {
    return operations.isEmpty() ? "" : JavaSource.statements(operations).stripTrailing();
  }

  private static String indented(String code) {
    return code.isEmpty()
        ? ""
        : code.lines()
            .map(line -> line.isEmpty() ? System.lineSeparator() : INDENT + line)
            .collect(Collectors.joining());
  }

  private String revision(List<Operation> operations, String head) {
    int dot = head.lastIndexOf('.');
    TypeElement type = environment.getElementUtils().getTypeElement(head);
    String packageName =
        type == null
            ? dot < 0 ? "" : head.substring(0, dot)
            : environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    String message = message(operations);
    return JavaSource.revision(packageName, className(message), message, head, operations, null);
  }

  private static String message(List<Operation> operations) {
    if (operations.size() == 1 && operations.get(0) instanceof Operation.CreateTable create) {
      return "create " + create.table().name().text();
    } else if (operations.size() == 1 && operations.get(0) instanceof Operation.AddColumn add) {
      return "add " + add.column().name().text() + " to " + add.table().name().text();
    }
    return "follow the entities";
  }

  /** A name that no revision has. */
  private String className(String message) {
    StringBuilder camel = new StringBuilder();
    for (String word : message.split("[^\\p{L}\\p{Nd}]+", -1)) {
      if (!word.isEmpty()) {
        camel.appendCodePoint(Character.toTitleCase(word.codePointAt(0)));
        camel.append(word.substring(Character.charCount(word.codePointAt(0))));
      }
    }
    Set<String> taken =
        graph.nodes().stream().map(RevisionNode::simpleName).collect(Collectors.toSet());
    String name = camel.toString();
    for (int i = 2; taken.contains(name); i++) {
      name = camel.toString() + i;
    }
    return name;
  }
}
