package dev.retort.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One run of a program in a JVM of its own: how long it took and how much memory it held. */
record Child(double seconds, double cpuSeconds, double megabytes) {

  /**
   * Runs a program to its end.
   *
   * @throws IllegalStateException when it fails; the message holds what it printed
   */
  static Child run(Path log, List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long peak = 0;
    long cpu = 0;
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(status));
      cpu = process.info().totalCpuDuration().map(java.time.Duration::toMillis).orElse(cpu);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          command + " failed:\n" + Files.readString(log, StandardCharsets.UTF_8));
    }
    return new Child(seconds, cpu / 1e3, peak / 1024.0);
  }

  /** VmHWM of the process, 0 where the platform does not tell. */
  private static long peakKilobytes(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
