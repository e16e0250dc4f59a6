package dev.retort.processor.java;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Database;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.ScriptFiles;
import dev.retort.operations.Case;
import dev.retort.operations.OperationCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every operation with every option, as the tests of the runtime have them: written as Java,
 * compiled and recorded again it is the same. (That these are all that the vocabulary has, {@code
 * VocabularyTest} of the runtime says.)
 */
class EveryOperationComesBackTest {

  private final Set<Class<?>> written = new HashSet<>();

  @Test
  void asItWas() {
    Recompiled recompiled = new Recompiled();
    Map<String, Case> cases = new LinkedHashMap<>();
    for (Database database : List.of(H2, POSTGRESQL, MARIADB, SQLITE)) {
      for (Case each : OperationCases.all(database, "sales")) {
        String name = "Case" + cases.size();
        cases.put("shop." + name, each);
        recompiled.add(name, up(each), down(each));
      }
    }
    recompiled.compile();
    cases.forEach(
        (name, each) -> {
          assertThat(recompiled.upgrade(name, files(each)))
              .as("%s %s\n%s", each.operation(), each.option(), recompiled.source(name))
              .isEqualTo(up(each));
          assertThat(recompiled.downgrade(name, files(each)))
              .as("%s %s\n%s", each.operation(), each.option(), recompiled.source(name))
              .isEqualTo(down(each));
        });
    Set<Class<?>> all = new HashSet<>();
    subtypes(Operation.class, all);
    all.remove(Operation.Run.class);
    assertThat(written).isEqualTo(all);
  }

  @Test
  void theJavaOfAStepIsNotKnown() {
    List<Operation> step = Operations.record(op -> op.run("hash passwords", connection -> {}));
    assertThatThrownBy(() -> JavaSource.statements(step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the step \"hash passwords\" is Java of its author's, of which only the name is kept");
  }

  private List<Operation> up(Case each) {
    List<Operation> up = new ArrayList<>(recorded(each, each.given()));
    up.addAll(recorded(each, each.change()));
    return up;
  }

  private List<Operation> down(Case each) {
    return recorded(each, each.down());
  }

  private List<Operation> recorded(Case each, Consumer<Operations> migration) {
    List<Operation> all =
        Operations.record(migration, files(each)).stream()
            .filter(operation -> !(operation instanceof Operation.Run))
            .toList();
    all.forEach(this::count);
    return all;
  }

  private void count(Operation operation) {
    written.add(operation.getClass());
    if (operation instanceof Operation.On on) {
      on.operations().forEach(this::count);
    }
  }

  private static ScriptFiles files(Case each) {
    return each.files()::get;
  }

  private static void subtypes(Class<?> sealed, Set<Class<?>> all) {
    if (sealed.isSealed()) {
      Arrays.stream(sealed.getPermittedSubclasses()).forEach(each -> subtypes(each, all));
    } else {
      all.add(sealed);
    }
  }
}
