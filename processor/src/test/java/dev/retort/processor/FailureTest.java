package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong inside is one coded error that says where: never a stack trace. */
class FailureTest {

  @TempDir Path folder;

  @Test
  void aFilerThatThrowsIsOneErrorThatNamesTheClassAtWork() {
    assertThat(compiledWith("createSourceFile", new IllegalStateException("out of\npaper")))
        .containsExactly(
            "error: [retort:IN01 internal] Retort failed while looking at shop.First:"
                + " java.lang.IllegalStateException: out of. That is a bug of Retort's, not yours;"
                + " please report it with the class.");
  }

  @Test
  void anErrorOfTheCompilersOwnIsToo() {
    assertThat(compiledWith("createSourceFile", new AssertionError("isn't so")))
        .hasSize(1)
        .first()
        .asString()
        .contains("shop.First", "java.lang.AssertionError: isn't so");
    assertThat(compiledWith("createSourceFile", new StackOverflowError()))
        .hasSize(1)
        .first()
        .asString()
        .contains("shop.First", "java.lang.StackOverflowError");
  }

  @Test
  void aFullDiskIsAnErrorThatSaysSo() {
    assertThat(compiledWith("createSourceFile", new IOException("No space left on device")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error: [retort:OP06 output-refused]")
        .contains("No space left on device");
    assertThat(compiledWith("createResource", new IOException("No space left on device")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error: [retort:OP06 output-refused]");
  }

  @Test
  void aClassPathWithAHoleIsOneErrorWithTheNameOfWhatIsMissing() throws Exception {
    Compilation library =
        new Compilation(folder.resolve("library"))
            .source("package lib; public class Gone {}")
            .source(
                "package lib; public abstract class Base extends Gone implements dev.retort.Migration {}");
    library.compile();
    Files.delete(library.classes().resolve("lib/Gone.class"));

    Compilation.Result result =
        new Compilation(folder.resolve("app"))
            .classPath(library.classes())
            .source(
                """
                package app;
                @dev.retort.Revision(message = "first")
                public class First extends lib.Base {
                  public void upgrade(dev.retort.op.Operations op) {}
                }
                """)
            .compile();

    assertThat(result.success()).isFalse();
    assertThat(result.messages())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).doesNotContain("\tat ", "Exception\n"))
        .anySatisfy(text -> assertThat(text).contains("lib.Gone"));
  }

  @Test
  void javacWithoutAFolderForClassesIsAnErrorAndLeavesNothingBehind() throws Exception {
    Compilation compilation = new Compilation(folder).revision("First", "message = \"first\"");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

    Jdk.Output output =
        Jdk.current()
            .javac(
                elsewhere,
                "-cp",
                Compilation.runtime().toString(),
                compilation.files().get(0).toString());

    assertThat(output.exit()).isNotZero();
    assertThat(output.text())
        .contains("error: [retort:OP03 no-output-folder]")
        .contains("1 error\n");
    assertThat(elsewhere).isEmptyDirectory();
  }

  private List<String> compiledWith(String method, Throwable failure) {
    Compilation compilation =
        new Compilation(folder.resolve(failure.getClass().getSimpleName() + method))
            .revision("First", "message = \"first\"");
    return compilation
        .compile(
            compilation.files(),
            new WrappedEnvironmentTest.Wrapping(
                environment -> failing(environment, method, failure)))
        .messages();
  }

  /** An environment whose filer fails at one method. */
  private static ProcessingEnvironment failing(
      ProcessingEnvironment environment, String method, Throwable failure) {
    Filer filer =
        proxy(
            Filer.class,
            (call, arguments) -> {
              if (call.getName().equals(method)) {
                failure.setStackTrace(new StackTraceElement[0]);
                throw failure;
              }
              return call.invoke(environment.getFiler(), arguments);
            });
    return proxy(
        ProcessingEnvironment.class,
        (call, arguments) ->
            call.getName().equals("getFiler") ? filer : call.invoke(environment, arguments));
  }

  private interface Call {
    Object on(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            FailureTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
