package dev.retort.processor;

import dev.retort.processor.lint.RevisionSteps;
import dev.retort.processor.lint.Step;
import dev.retort.processor.model.GeneratedFactories;
import dev.retort.processor.model.RevisionModel;
import dev.retort.processor.recorded.RecordedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What revisions come to from one compilation to the next.
 *
 * @param files where it is kept
 * @param jars the factories in class files
 * @param factories the factories that are written now, each with all its revisions
 */
record Memory(RecordedFiles files, GeneratedFactories jars, Map<String, List<String>> factories) {

  /**
   * What is remembered of a revision.
   *
   * @param model null for one of which only its name is known
   * @return null when nothing is
   */
  @Nullable List<Step> read(String className, @Nullable RevisionModel model) {
    return files.read(className, model == null ? null : jars.factory(model));
  }

  /** Remembers what was compiled, and goes on remembering what was not. */
  void write(Map<String, RevisionSteps> revisions, Map<String, RevisionModel> models)
      throws IOException {
    for (Map.Entry<String, List<String>> factory : factories.entrySet()) {
      Map<String, List<Step>> compiled = new HashMap<>();
      List<TypeElement> origins = new ArrayList<>();
      for (String name : factory.getValue()) {
        RevisionSteps revision = revisions.get(name);
        RevisionModel model = models.get(name);
        if (revision != null && revision.isSource() && model != null) {
          compiled.put(name, revision.upgrade());
          origins.add(model.element());
        }
      }
      files.write(factory.getKey(), factory.getValue(), compiled, origins);
    }
  }
}
