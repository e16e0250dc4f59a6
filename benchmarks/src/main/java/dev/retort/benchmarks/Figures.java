package dev.retort.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Medians over the runs of one program. */
record Figures(double seconds, double cpuSeconds, double megabytes) {

  static Figures of(List<Child> runs) {
    return new Figures(
        median(runs, Child::seconds),
        median(runs, Child::cpuSeconds),
        median(runs, Child::megabytes));
  }

  private static double median(List<Child> runs, ToDoubleFunction<Child> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f s (%.2f s of CPU, %.0f MB)", seconds, cpuSeconds, megabytes);
  }
}
