package dev.retort.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Markdown table that goes into {@code docs/performance.md}. */
final class Report {

  private final List<String> lines = new ArrayList<>();

  Report(int runs) {
    lines.add(
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, medians of %d interleaved runs (at most three for 10,000"
                + " revisions, two for 5,000 and for bulkInsert, more for starts); load of the machine before: %.1f.",
            System.getProperty("java.version"),
            Runtime.getRuntime().availableProcessors(),
            runs,
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage()));
    lines.add("");
    lines.add("| what | floor | Retort | ratio | target | |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
  }

  /** Wall time over its floor. */
  void time(String what, Figures floor, Figures ours, double target) {
    row(what, floor.toString(), ours.toString(), ours.seconds() / floor.seconds(), target);
  }

  /** Peak memory over its floor. */
  void memory(String what, Figures floor, Figures ours, double target) {
    row(
        what,
        String.format(Locale.ROOT, "%.0f MB", floor.megabytes()),
        String.format(Locale.ROOT, "%.0f MB", ours.megabytes()),
        ours.megabytes() / floor.megabytes(),
        target);
  }

  /** What grows ten times, and by how much it may. */
  void growth(String what, double before, double after, double target) {
    row(
        what,
        String.format(Locale.ROOT, "%.2f s", before),
        String.format(Locale.ROOT, "%.2f s", after),
        after / before,
        target);
  }

  void size(String what, double kilobytes, double target) {
    String verdict = kilobytes <= target ? "met" : "**missed**";
    add("| %s | | %.0f KB | | ≤ %.0f KB | %s |", what, kilobytes, target, verdict);
  }

  /** For comparison only: no target. */
  void orientation(String what, Figures floor, Figures other) {
    add("| %s | %s | %s | %.2fx | | |", what, floor, other, other.seconds() / floor.seconds());
  }

  private void row(String what, String floor, String ours, double ratio, double target) {
    String verdict = ratio <= target ? "met" : "**missed**";
    add("| %s | %s | %s | %.2fx | ≤ %.2fx | %s |", what, floor, ours, ratio, target, verdict);
  }

  private void add(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    System.err.println("measured: " + line.split("\\|", -1)[1].strip()); // the whole takes minutes
    lines.add(line);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
