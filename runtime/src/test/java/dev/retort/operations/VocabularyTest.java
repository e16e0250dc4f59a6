package dev.retort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.retort.op.Dsl;
import dev.retort.op.Operations;
import dev.retort.op.ReferentialAction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing can be said that no case says: the calls of the cases are read from their bytecode. */
class VocabularyTest {

  /** What a fluent call takes; what takes something else is between the parts of Retort. */
  private static final Set<Class<?>> ARGUMENTS =
      Set.of(
          String.class,
          String[].class,
          Object.class,
          Object[].class,
          int.class,
          long.class,
          Duration.class,
          ReferentialAction.class);

  @Test
  void everyCallOfTheVocabularyHasACase() {
    Set<String> vocabulary = vocabulary();
    assertThat(vocabulary)
        .contains("Operations.createTable(String, TableElement, TableElement[])")
        .contains("Dsl.jsonb()", "Index.where(String)", "ForeignKey.onDelete(ReferentialAction)")
        .hasSizeGreaterThan(150);
    vocabulary.removeAll(called());
    assertThat(vocabulary).as("calls that no case makes").isEmpty();
  }

  private static Set<String> called() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false); // names are enough
    Set<String> called = new HashSet<>();
    for (JavaClass type : new ClassFileImporter().importPackages(Cases.class.getPackageName())) {
      if (type.getName().contains("Cases")) {
        type.getCodeUnitCallsFromSelf()
            .forEach(
                call ->
                    called.add(
                        call.getTargetOwner().getSimpleName()
                            + "."
                            + call.getTarget().getName()
                            + call.getTarget().getRawParameterTypes().stream()
                                .map(JavaClass::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")"))));
      }
    }
    return called;
  }

  private static Set<String> vocabulary() {
    Set<String> vocabulary = new TreeSet<>();
    Deque<Class<?>> fluent = new ArrayDeque<>();
    Set<Class<?>> seen = new HashSet<>();
    for (Method method : Operations.class.getDeclaredMethods()) {
      if (isPublic(method) && !Modifier.isStatic(method.getModifiers())) {
        vocabulary.add(text(method));
      }
    }
    for (Method method : Dsl.class.getDeclaredMethods()) {
      if (isPublic(method)) {
        vocabulary.add(text(method));
        fluent.add(method.getReturnType());
      }
    }
    while (!fluent.isEmpty()) {
      Class<?> type = fluent.pop();
      if (seen.add(type)) {
        for (Method method : type.getDeclaredMethods()) {
          if (isFluent(method)) {
            vocabulary.add(text(method));
            fluent.add(method.getReturnType());
          }
        }
      }
    }
    return vocabulary;
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
  }

  /** Whether it gives a value of the vocabulary with something more said. */
  private static boolean isFluent(Method method) {
    RecordComponent[] components = method.getDeclaringClass().getRecordComponents();
    boolean accessor =
        method.getParameterCount() == 0
            && components != null
            && Stream.of(components).anyMatch(each -> each.getName().equals(method.getName()));
    return isPublic(method)
        && !Modifier.isStatic(method.getModifiers())
        && !accessor
        && method.getReturnType().getPackage() == Dsl.class.getPackage()
        && !method.getReturnType().getSimpleName().equals("ColumnDefinition")
        && ARGUMENTS.containsAll(Arrays.asList(method.getParameterTypes()));
  }

  private static String text(Method method) {
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + Stream.of(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
