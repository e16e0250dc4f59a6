package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a new revision's ID is written.
 *
 * @param template text with {@code {year} {month} {day} {hour} {minute} {second} {rev} {slug}}
 * @param zone whose date and time it shows
 */
public record IdTemplate(String template, ZoneId zone) {

  /** {@code 20211128_1430_ae1027a6acf4_create_account_table}. */
  public static final String DEFAULT = "{year}{month}{day}_{hour}{minute}_{rev}_{slug}";

  private static final int LONGEST_SLUG = 40;
  private static final int HASH_BYTES = 6;
  private static final Pattern FIELD = Pattern.compile("\\{(\\w*)}");
  private static final Pattern DELIMITED_HASH = Pattern.compile("(^|.*_)\\{rev}(_.*|$)");

  /** Why a template can't be used, as the end of a sentence; null when it can. */
  public static @Nullable String whyIllegal(String template) {
    Matcher field = FIELD.matcher(template);
    while (field.find()) {
      if (!"year month day hour minute second rev slug".contains(field.group(1))
          || field.group(1).isEmpty()) {
        return "{"
            + field.group(1)
            + "} is no field; there are {year} {month} {day} {hour} {minute}"
            + " {second} {rev} {slug}";
      }
    }
    if (!DELIMITED_HASH.matcher(template).matches()) {
      return "{rev} must stand in it, between '_' or at an end, because it is what tells revisions"
          + " apart";
    }
    String rest = FIELD.matcher(template).replaceAll("x");
    String why = RevisionId.whyIllegal(rest);
    return why == null ? null : "without its fields it " + why;
  }

  /** The ID of a revision that is born. */
  RevisionId id(Instant birth, String className, String message) {
    ZonedDateTime at = birth.atZone(zone);
    String id =
        template
            .replace("{year}", "%04d".formatted(at.getYear()))
            .replace("{month}", "%02d".formatted(at.getMonthValue()))
            .replace("{day}", "%02d".formatted(at.getDayOfMonth()))
            .replace("{hour}", "%02d".formatted(at.getHour()))
            .replace("{minute}", "%02d".formatted(at.getMinute()))
            .replace("{second}", "%02d".formatted(at.getSecond()))
            .replace("{rev}", hash(className))
            .replace("{slug}", slug(message));
    return new RevisionId(id.replaceAll("_+$", ""));
  }

  /** Twelve hexadecimal digits of SHA-256 over the class name. */
  static String hash(String className) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(className.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A message as a part of a name: ASCII letters and digits, {@code _} between, 40 at most. */
  static String slug(String message) {
    String ascii =
        Normalizer.normalize(message, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    if (ascii.length() <= LONGEST_SLUG) {
      return ascii;
    }
    int word = ascii.lastIndexOf('_', LONGEST_SLUG);
    return ascii.substring(0, word > LONGEST_SLUG / 2 ? word : LONGEST_SLUG);
  }
}
