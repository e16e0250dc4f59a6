package dev.retort.processor;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.evaluate.Evaluator;
import dev.retort.processor.evaluate.Remark;
import dev.retort.processor.lint.Finding;
import dev.retort.processor.lint.Linter;
import dev.retort.processor.lint.RevisionSteps;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.recorded.RecordedFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final RecordedFiles recorded;
  private String lookingAt = "the chain";

  /**
   * A chain that its checks found sound.
   *
   * @param models what is known of its revisions, by binary class name
   */
  SchemaCompilation(
      ProcessingEnvironment environment,
      SchemaOptions options,
      Problems problems,
      RevisionGraph graph,
      Map<String, RevisionModel> models,
      SqlFiles sqlFiles) {
    this.environment = environment;
    this.options = options;
    this.problems = problems;
    this.graph = graph;
    this.models = Map.copyOf(models);
    this.sqlFiles = sqlFiles;
    this.recorded = new RecordedFiles(environment.getFiler());
  }

  /** Does all of it. */
  void run() {
    try {
      Map<String, RevisionSteps> revisions = revisions();
      lookingAt = "the chain";
      Linter linter =
          new Linter(
              graph,
              revisions,
              options.databases().dialects(),
              options.databases().areDeclared());
      for (Finding finding : linter.findings()) {
        problems.add(
            finding.message(),
            finding.message().kind(),
            finding.source().at(finding.subject()),
            finding.text());
      }
      if (!problems.hasErrors()) {
        remember(revisions);
      }
    } catch (IOException e) {
      problems.add(Message.OUTPUT_REFUSED, Position.NOWHERE, InternalFailure.text(e));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      problems.add(
          Message.INTERNAL, Position.NOWHERE, lookingAt, InternalFailure.textAndPlace(e));
    }
    problems.reportTo(environment.getMessager());
  }

  /** What each revision does: from its source, or as it was remembered. */
  private Map<String, RevisionSteps> revisions() {
    Evaluator evaluator = Evaluator.of(environment);
    Map<String, RevisionSteps> revisions = new HashMap<>();
    for (RevisionNode node : graph.nodes()) {
      lookingAt = node.className();
      RevisionModel model = models.get(node.className());
      TypeElement type =
          model == null || !model.isSource()
              ? null
              : environment.getElementUtils().getTypeElement(model.canonicalName());
      RevisionSteps steps =
          type == null || model == null
              ? remembered(node)
              : evaluated(node, evaluator.evaluate(type, file -> sqlFiles.text(model, file)));
      if (steps != null) {
        revisions.put(node.className(), steps);
      }
    }
    return revisions;
  }

  private RevisionSteps evaluated(RevisionNode node, Evaluation evaluation) {
    for (Remark remark : evaluation.remarks()) {
      switch (remark.kind()) {
        case REFUSED -> problems.add(Message.REFUSED_CALL, remark.position(), remark.text());
        case NOT_REPEATABLE ->
            problems.add(Message.NOT_REPEATABLE, remark.position(), remark.text());
        case ENVIRONMENT ->
            problems.add(Message.DEPENDS_ON_ENVIRONMENT, remark.position(), remark.text());
        case OPAQUE -> {
          if (options.opaque().kind() != null) {
            problems.add(
                Message.NOT_UNDERSTOOD,
                options.opaque().kind(),
                remark.position(),
                Message.NOT_UNDERSTOOD.text().replace("%s", remark.text()));
          }
        }
      }
    }
    return new RevisionSteps(
        node, true, evaluation.upgrade(), evaluation.downgrade(), evaluation.source());
  }

  private @Nullable RevisionSteps remembered(RevisionNode node) {
    List<Step> upgrade = recorded.read(node.className());
    return upgrade == null ? null : new RevisionSteps(node, false, upgrade, null, Source.NONE);
  }

  private void remember(Map<String, RevisionSteps> revisions) throws IOException {
    for (RevisionSteps revision : revisions.values()) {
      RevisionModel model = models.get(revision.node().className());
      if (revision.isSource() && model != null) {
        recorded.write(model.binaryName(), revision.upgrade(), model.element());
      }
    }
  }
}
