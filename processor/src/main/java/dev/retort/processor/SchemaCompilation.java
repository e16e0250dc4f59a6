package dev.retort.processor;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.UnresolvedTargetException;
import dev.retort.op.ScriptFiles;
import dev.retort.processor.evaluate.ApplicationImports;
import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.evaluate.Evaluator;
import dev.retort.processor.evaluate.Limits;
import dev.retort.processor.evaluate.Remark;
import dev.retort.processor.lint.Finding;
import dev.retort.processor.lint.Linter;
import dev.retort.processor.lint.RevisionSteps;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.lint.Verdict;
import dev.retort.processor.lint.Verdicts;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The second act of a compilation, when bodies can be looked at: what each revision does is found
 * out, folded into the schema that each of them finds, checked, and remembered.
 *
 * <p>Whatever goes wrong in it is told as a message: an exception would end the compiler.
 */
final class SchemaCompilation {

  private final ProcessingEnvironment environment;
  private final SchemaOptions options;
  private final Problems problems;
  private final RevisionGraph graph;
  private final Map<String, RevisionModel> models;
  private final SqlFiles sqlFiles;
  private final Set<String> compiled;
  private final Review review;
  private final Memory memory;
  private final Set<String> packages;
  private final List<Finding> remarks = new ArrayList<>();
  private String lookingAt = "the chain";

  /**
   * A chain that its checks found sound.
   *
   * @param models what is known of its revisions, by binary class name
   * @param compiled the names of all classes that the compiler was given
   */
  SchemaCompilation(
      ProcessingEnvironment environment,
      SchemaOptions options,
      Problems problems,
      RevisionGraph graph,
      Map<String, RevisionModel> models,
      Memory memory,
      SqlFiles sqlFiles,
      Set<String> compiled,
      Review review) {
    this.environment = environment;
    this.options = options;
    this.problems = problems;
    this.graph = graph;
    this.models = Map.copyOf(models);
    this.packages =
        models.values().stream().map(RevisionModel::packageName).collect(Collectors.toSet());
    this.sqlFiles = sqlFiles;
    this.compiled = Set.copyOf(compiled);
    this.review = review;
    this.memory = memory;
  }

  /** Does all of it. */
  void run() {
    try {
      Set<String> exempt = exempt();
      Map<String, RevisionSteps> revisions = revisions();
      lookingAt = "the chain";
      DeclaredDatabases databases = options.databases();
      Linter linter = new Linter(graph, revisions, databases.dialects(), databases.areDeclared());
      remarks.addAll(linter.findings());
      tell(Verdicts.of(remarks, revisions.values(), options.levels(), exempt));
      if (options.comparesEntities() && !problems.hasErrors()) {
        lookingAt = "the entities";
        tell(
            new EntityCheck(environment, graph, options.levels())
                .verdicts(compiled, linter, databases.dialects(), this::canonicalName));
      }
      if (!problems.hasErrors()) {
        memory.write(revisions, models);
        lookingAt = "what is written for reviews";
        review.look(new Review.Chain(graph, revisions, models, linter, databases.dialects()));
      }
    } catch (IOException e) {
      problems.add(Message.OUTPUT_REFUSED, Position.NOWHERE, InternalFailure.text(e));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      problems.add(Message.INTERNAL, Position.NOWHERE, lookingAt, InternalFailure.textAndPlace(e));
    }
    problems.reportTo(environment.getMessager());
  }

  private void tell(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      problems.add(verdict.message(), verdict.kind(), verdict.position(), verdict.text());
    }
  }

  private String canonicalName(String binaryName) {
    RevisionModel model = models.get(binaryName);
    return model == null ? binaryName.replace('$', '.') : model.canonicalName();
  }

  /** The classes of the revisions of which nothing is said: they ran before there were checks. */
  private Set<String> exempt() {
    String after = options.checksAfter();
    if (after == null) {
      return Set.of();
    }
    try {
      List<RevisionNode> named = graph.resolve(Set.of(), after);
      return graph.withAncestors(named).stream()
          .map(RevisionNode::className)
          .collect(Collectors.toSet());
    } catch (UnresolvedTargetException e) {
      problems.add(
          Message.BAD_OPTION,
          Position.NOWHERE,
          SchemaOptions.CHECKS_AFTER,
          after,
          String.valueOf(e.getMessage()));
      return Set.of();
    }
  }

  /** What each revision does: from its source, or as it was remembered. */
  private Map<String, RevisionSteps> revisions() {
    Evaluator evaluator = Evaluator.of(environment, this::files, Limits.USUAL);
    Map<String, RevisionSteps> revisions = new HashMap<>();
    for (RevisionNode node : graph.nodes()) {
      lookingAt = node.className();
      RevisionModel model = models.get(node.className());
      TypeElement type =
          model == null || model.source() == null // in a class file
              ? null
              : environment.getElementUtils().getTypeElement(model.canonicalName());
      RevisionSteps steps =
          type == null ? remembered(node) : evaluated(node, type, evaluator.evaluate(type));
      if (steps != null) {
        revisions.put(node.className(), steps);
      }
    }
    return revisions;
  }

  private ScriptFiles files(TypeElement type) {
    RevisionModel model = models.get(environment.getElementUtils().getBinaryName(type).toString());
    return model == null ? ScriptFiles.NONE : file -> sqlFiles.text(model, file);
  }

  private RevisionSteps evaluated(RevisionNode node, TypeElement type, Evaluation evaluation) {
    RevisionSteps revision =
        new RevisionSteps(
            node,
            true,
            evaluation.upgrade(),
            evaluation.downgrade(),
            evaluation.source(),
            Allowances.of(type));
    for (ApplicationImports.Found each : ApplicationImports.in(environment, type, packages)) {
      remarks.add(
          new Finding(
              Message.APPLICATION_CLASS,
              revision,
              false,
              subject -> each.at(),
              null,
              Message.APPLICATION_CLASS.filled(each.className())));
    }
    for (Remark remark : evaluation.remarks()) {
      Message message =
          switch (remark.kind()) {
            case REFUSED -> Message.REFUSED_CALL;
            case NOT_REPEATABLE -> Message.NOT_REPEATABLE;
            case ENVIRONMENT -> Message.DEPENDS_ON_ENVIRONMENT;
            case OPAQUE -> Message.NOT_UNDERSTOOD;
          };
      remarks.add(
          new Finding(
              message,
              revision,
              false,
              subject -> remark.at(),
              null,
              message.filled(remark.text())));
    }
    return revision;
  }

  private @Nullable RevisionSteps remembered(RevisionNode node) {
    List<Step> upgrade = memory.read(node.className(), models.get(node.className()));
    return upgrade == null ? null : new RevisionSteps(node, false, upgrade, null, Source.NONE);
  }
}
