package dev.retort.dialect;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database's version, as far as it tells what the database can do.
 *
 * @param major the first number
 * @param minor the second number, 0 where there is none
 */
public record Version(int major, int minor) implements Comparable<Version> {

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

  /**
   * Reads the first two numbers of a text: {@code 10.11.6-MariaDB} is 10.11.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static Version parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.find()) {
      throw new IllegalArgumentException("no version number in \"" + text + "\"");
    }
    return new Version(
        Integer.parseInt(numbers.group(1)),
        numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2)));
  }

  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new Version(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
