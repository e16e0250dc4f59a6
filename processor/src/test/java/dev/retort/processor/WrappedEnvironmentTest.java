package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradle and IntelliJ hand processors an environment of their own around the compiler's. */
class WrappedEnvironmentTest {

  @TempDir Path folder;

  @Test
  void inGradlesDelegateEverythingIsAsWithoutIt() {
    assertSameAsUnwrapped(GradleLike::new);
  }

  @Test
  void inIntellijsProxyEverythingIsAsWithoutIt() {
    assertSameAsUnwrapped(WrappedEnvironmentTest::intellijLike);
  }

  @Test
  void inOneWithinTheOtherEverythingIsAsWithoutThem() {
    assertSameAsUnwrapped(environment -> intellijLike(new GradleLike(environment)));
    assertSameAsUnwrapped(environment -> new GradleLike(intellijLike(environment)));
  }

  private void assertSameAsUnwrapped(UnaryOperator<ProcessingEnvironment> wrapping) {
    Compilation plain = chain("plain" + folder.toFile().list().length);
    Compilation wrapped = chain("wrapped" + folder.toFile().list().length);

    Compilation.Result expected = plain.compile();
    Compilation.Result found = wrapped.compile(wrapped.files(), new Wrapping(wrapping));

    assertThat(found.messages()).isEqualTo(expected.messages()).isEmpty();
    assertThat(wrapped.generated()).isEqualTo(plain.generated()).hasSize(3);
    assertThat(wrapped.ledger()).isEqualTo(plain.ledger()).hasSize(2);

    List.of(plain, wrapped)
        .forEach(each -> each.revision("Fork", "message = \"fork\", down = First.class"));
    assertThat(wrapped.compile(wrapped.files(), new Wrapping(wrapping)).messages())
        .isEqualTo(plain.compile().messages())
        .hasSize(1)
        .allMatch(text -> text.matches("(?s)\\w+.java:5: error: \\[retort:CH03.*"));
  }

  private Compilation chain(String name) {
    return new Compilation(folder.resolve(name))
        .revision("First", "message = \"first\"")
        .revision("Second", "message = \"second\", down = First.class");
  }

  /** As {@code org.jetbrains.jps.javac.APIWrappers}: a proxy whose handler holds the compiler's. */
  private static ProcessingEnvironment intellijLike(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            WrappedEnvironmentTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            new Handler(environment));
  }

  private static final class Handler implements InvocationHandler {

    private final ProcessingEnvironment wrapped;

    Handler(ProcessingEnvironment wrapped) {
      this.wrapped = wrapped;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(wrapped, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /** As Gradle's {@code IncrementalProcessingEnvironment}. */
  private record GradleLike(ProcessingEnvironment delegate) implements ProcessingEnvironment {
    @Override
    public Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return delegate.getLocale();
    }
  }

  /** The processor in an environment that is not the compiler's own. */
  static final class Wrapping implements Processor {

    private final Processor processor =
        new RetortProcessor(Clock.fixed(Compilation.NOON, ZoneOffset.UTC), Map.of());
    private final UnaryOperator<ProcessingEnvironment> wrapping;

    Wrapping(UnaryOperator<ProcessingEnvironment> wrapping) {
      this.wrapping = wrapping;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
      processor.init(wrapping.apply(environment));
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }

    @Override
    public Iterable<? extends javax.annotation.processing.Completion> getCompletions(
        Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
      return List.of();
    }
  }
}
