package dev.retort.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that write one ledger at the same time: IDE and Maven, or {@code mvn -T}. */
class BuildsAtOnceTest {

  private static final int LINES = 15;

  @TempDir private Path folder;

  @Test
  void processesThreadsAndClassLoadersLoseNoLine() throws Exception {
    Path ledger = folder.resolve("revisions.lock");
    List<String> builds =
        List.of("ProcessA", "ProcessB", "ThreadA", "ThreadB", "LoaderA", "LoaderB");
    List<Process> processes = new ArrayList<>();
    for (String name : builds.subList(0, 2)) {
      processes.add(process(ledger, name));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Void>> inThisJvm = new ArrayList<>();
    for (String name : builds.subList(2, 4)) {
      inThisJvm.add(threads.submit(build(LedgerWriterMain.class, ledger, name)));
    }
    for (String name : builds.subList(4, 6)) {
      inThisJvm.add(threads.submit(build(inAnotherClassLoader(), ledger, name)));
    }

    for (Future<Void> each : inThisJvm) {
      each.get(2, TimeUnit.MINUTES);
    }
    for (Process process : processes) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    threads.shutdown();

    Ledger written = new LedgerFile(ledger).read();
    assertThat(written.problems()).isEmpty();
    List<String> expected = new ArrayList<>();
    for (String name : builds) {
      for (int i = 0; i < LINES; i++) {
        expected.add("shop." + name + i);
      }
    }
    assertThat(written.entries().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(Files.readAllLines(ledger)).hasSize(1 + builds.size() * LINES);
  }

  private static Process process(Path ledger, String name) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LedgerWriterMain.class.getName(),
            ledger.toString(),
            name,
            String.valueOf(LINES))
        .inheritIO()
        .start();
  }

  private static Callable<Void> build(Class<?> main, Path ledger, String name) throws Exception {
    var method = main.getMethod("main", String[].class);
    return () -> {
      method.invoke(null, (Object) new String[] {ledger.toString(), name, String.valueOf(LINES)});
      return null;
    };
  }

  /** As each module of a parallel build has a processor of its own. */
  private static Class<?> inAnotherClassLoader() throws Exception {
    List<URL> path = new ArrayList<>();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), java.io.File.pathSeparator);
    while (entries.hasMoreTokens()) {
      path.add(Path.of(entries.nextToken()).toUri().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Class<?> loaded = loader.loadClass(LedgerWriterMain.class.getName());
    assertThat(loaded).isNotSameAs(LedgerWriterMain.class);
    return loaded;
  }
}
