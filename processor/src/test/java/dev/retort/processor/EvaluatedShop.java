package dev.retort.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.retort.Migration;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.ScriptFiles;
import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.evaluate.Evaluator;
import dev.retort.processor.evaluate.Limits;
import dev.retort.processor.evaluate.Remark;
import dev.retort.processor.lint.Step;
import dev.retort.processor.message.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Revisions whose bodies are evaluated while they are compiled. */
final class EvaluatedShop {

  /** Evaluates every revision at the first event of the analysis; reports where asked. */
  static final class EvaluatingProcessor extends AbstractProcessor {

    private final Map<String, Evaluation> evaluations = new HashMap<>();
    private final List<TypeElement> revisions = new ArrayList<>();
    private final Map<String, String> files;
    private final Limits limits;
    private boolean done;

    EvaluatingProcessor(Map<String, String> files, Limits limits, boolean evaluates) {
      this.files = files;
      this.done = !evaluates;
      this.limits = limits;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      TypeElement revision = processingEnv.getElementUtils().getTypeElement("dev.retort.Revision");
      for (Element each : round.getElementsAnnotatedWith(revision)) {
        revisions.add((TypeElement) each);
      }
      if (round.processingOver()) {
        JavacTask.instance(processingEnv)
            .addTaskListener(
                new TaskListener() {
                  @Override
                  public void started(TaskEvent event) {
                    if (event.getKind() == TaskEvent.Kind.ANALYZE && !done) {
                      done = true;
                      evaluate();
                    }
                  }
                });
      }
      return false;
    }

    private void evaluate() {
      ScriptFiles beside = files::get;
      Evaluator evaluator = Evaluator.of(processingEnv, type -> beside, limits);
      for (TypeElement each : revisions) {
        Evaluation evaluation = evaluator.evaluate(each);
        evaluations.put(each.getSimpleName().toString(), evaluation);
        for (Remark remark : evaluation.remarks()) {
          print(remark.at(), remark.kind() + " " + remark.text());
        }
      }
    }

    private void print(Position at, String text) {
      if (at.place() != null) {
        at.place().print(Diagnostic.Kind.NOTE, text);
      } else {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, text, at.element());
      }
    }
  }

  /** What came of it. */
  record Compiled(
      Compilation compilation,
      Compilation.Result result,
      Map<String, Evaluation> evaluations,
      Map<String, String> files) {

    Evaluation evaluation(String name) {
      Evaluation found = evaluations.get(name);
      if (found == null) {
        throw new AssertionError(result.messages());
      }
      return found;
    }

    /** What it records when it runs. */
    List<Operation> recorded(String name) throws Exception {
      return recorded(name, true);
    }

    List<Operation> recordedQuietly(String name) {
      try {
        return recorded(name);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    List<Operation> recorded(String name, boolean up) throws Exception {
      if (!result.success()) {
        throw new AssertionError(result.messages());
      }
      try (Application application = new Application(compilation.classes())) {
        var constructor = application.loader().loadClass("shop." + name).getDeclaredConstructor();
        constructor.setAccessible(true);
        Migration migration = (Migration) constructor.newInstance();
        return Operations.record(up ? migration::upgrade : migration::downgrade, files::get);
      }
    }

    /** The remarks in a revision's file, as {@code line:column kind text}. */
    List<String> remarks(String name) {
      return result.diagnostics().stream()
          .filter(each -> each.getKind() == Diagnostic.Kind.NOTE && each.getSource() != null)
          .filter(each -> each.getSource().getName().endsWith("/" + name + ".java"))
          .map(EvaluatedShop.Compiled::text)
          .toList();
    }

    /** The steps, those that are not understood as {@code ?} and what they may touch. */
    List<String> steps(String name) {
      return text(evaluation(name).upgrade());
    }

    private static List<String> text(List<Step> steps) {
      List<String> texts = new ArrayList<>();
      for (Step step : steps) {
        if (step instanceof Step.Change change) {
          texts.add(change.operation().getClass().getSimpleName());
        } else if (step instanceof Step.On on) {
          texts.add("On " + on.database() + " " + text(on.steps()));
        } else if (step instanceof Step.Unknown unknown) {
          texts.add(
              unknown.touch().everything()
                  ? "? everything"
                  : "? " + new java.util.TreeSet<>(unknown.touch().objects()));
        }
      }
      return texts;
    }

    private static String text(Diagnostic<? extends JavaFileObject> each) {
      return each.getLineNumber()
          + ":"
          + each.getColumnNumber()
          + " "
          + each.getMessage(Locale.ROOT);
    }
  }

  private final Compilation compilation;
  private final Map<String, String> files = new HashMap<>();
  private Limits limits = new Limits(20_000, 60);

  EvaluatedShop(Path folder) {
    compilation = new Compilation(folder);
  }

  EvaluatedShop file(String name, String text) {
    files.put(name, text);
    return this;
  }

  EvaluatedShop limits(Limits other) {
    limits = other;
    return this;
  }

  EvaluatedShop source(String text) {
    compilation.source(text);
    return this;
  }

  Compilation compilation() {
    return compilation;
  }

  EvaluatedShop revision(String name, String upgrade) {
    return revision(name, upgrade, "");
  }

  /** A revision whose {@code upgrade} has a body that begins in line 10, column 5. */
  EvaluatedShop revision(String name, String upgrade, String members) {
    return source(
        """
        package shop;
        import static dev.retort.op.Dsl.*;
        import dev.retort.*;
        import dev.retort.op.*;
        import java.math.*; import java.time.*; import java.util.*; import java.util.function.*; import java.util.stream.*;
        @Revision(message = "m")
        class %s implements Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }
          %s
        }
        """
            .formatted(name, upgrade.strip().replace("\n", "\n    "), members));
  }

  /** Compiles the same without evaluating anything. */
  Compilation.Result compileOnly() {
    return compilation.compile(compilation.files(), new EvaluatingProcessor(files, limits, false));
  }

  Compiled compile() {
    EvaluatingProcessor processor = new EvaluatingProcessor(files, limits, true);
    Compilation.Result result = compilation.compile(compilation.files(), processor);
    return new Compiled(compilation, result, processor.evaluations, files);
  }

  /** Steps as the operations that they are; what is not understood is left out. */
  static List<Operation> operations(List<Step> steps) {
    List<Operation> operations = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Change change) {
        operations.add(change.operation());
      } else if (step instanceof Step.On on) {
        operations.add(new Operation.On(on.database(), operations(on.steps())));
      }
    }
    return operations;
  }
}
