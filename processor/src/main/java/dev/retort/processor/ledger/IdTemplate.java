package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
  private static final Set<String> FIELDS =
      Set.of("year", "month", "day", "hour", "minute", "second", "rev", "slug");
  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
  private static final String SAMPLE_HASH = "ae1027a6acf4";
  private static final Instant SAMPLE_BIRTH = Instant.parse("2021-11-28T14:30:15Z");

  /** Why a template can't be used, as the end of a sentence; null when it can. */
  public static @Nullable String whyIllegal(String template) {
    Matcher field = FIELD.matcher(template);
    Set<String> unknown = new TreeSet<>();
    while (field.find()) {
      if (!FIELDS.contains(field.group(1))) {
        unknown.add("{" + field.group(1) + "}");
      }
    }
    if (!unknown.isEmpty()) {
      return String.join(", ", unknown)
          + " is no field; there are {year} {month} {day} {hour} {minute} {second} {rev} {slug}";
    }
    String rest = FIELD.matcher(template).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      return "a brace stands alone; fields are written {rev}";
    }
    if (!template.contains("{rev}")) {
      return "{rev} must stand in it, because it is what tells revisions apart";
    }
    IdTemplate sample = new IdTemplate(template, ZoneOffset.UTC);
    String longest = sample.fill(SAMPLE_BIRTH, SAMPLE_HASH, "x".repeat(LONGEST_SLUG));
    String why = RevisionId.whyIllegal(longest);
    if (why != null) {
      return "an ID such as \"" + longest + "\" " + why;
    }
    if (!isFound(longest) || !isFound(sample.fill(SAMPLE_BIRTH, SAMPLE_HASH, ""))) {
      return "{rev} must stand between '_' or at an end, and no other twelve hexadecimal digits"
          + " before it, because it is what tells revisions apart";
    }
    return null;
  }

  private static boolean isFound(String sample) {
    return SAMPLE_HASH.equals(new RevisionId(sample).hash());
  }

  /**
   * The ID of a revision that is born.
   *
   * @param hash its identity: {@link #hash} of its class name
   */
  RevisionId id(Instant birth, String hash, String message) {
    String slug = slug(message);
    RevisionId id = new RevisionId(fill(birth, hash, slug));
    if (hash.equals(id.hash())) {
      return id;
    }
    // A word of the message in front of {rev} looks like one: broken up, it does no more.
    String broken = slug.replaceAll("(?<![0-9a-z])([0-9a-f]{6})(?=[0-9a-f]{6}(_|$))", "$1_");
    return new RevisionId(fill(birth, hash, broken));
  }

  private String fill(Instant birth, String hash, String slug) {
    ZonedDateTime at = birth.atZone(zone);
    return template
        .replace("{year}", String.format(Locale.ROOT, "%04d", at.getYear()))
        .replace("{month}", String.format(Locale.ROOT, "%02d", at.getMonthValue()))
        .replace("{day}", String.format(Locale.ROOT, "%02d", at.getDayOfMonth()))
        .replace("{hour}", String.format(Locale.ROOT, "%02d", at.getHour()))
        .replace("{minute}", String.format(Locale.ROOT, "%02d", at.getMinute()))
        .replace("{second}", String.format(Locale.ROOT, "%02d", at.getSecond()))
        .replace("{rev}", hash)
        .replace("{slug}", slug)
        .replaceAll("^_+|_+$", "");
  }

  /** The slug in an ID that this template made, or the default one; null where there is none. */
  @Nullable String slugOf(RevisionId id) {
    String found = slugOf(id, template);
    return found == null ? slugOf(id, DEFAULT) : found;
  }

  private static @Nullable String slugOf(RevisionId id, String template) {
    if (!template.contains("{slug}")) {
      return null;
    }
    StringBuilder pattern = new StringBuilder();
    Matcher field = FIELD.matcher(template);
    int from = 0;
    boolean slugSeen = false;
    while (field.find()) {
      pattern.append(Pattern.quote(template.substring(from, field.start())));
      from = field.end();
      String name = field.group(1);
      if (name.equals("slug")) {
        pattern.append(slugSeen ? "\\k<slug>" : "(?<slug>[0-9a-z_]+)");
        slugSeen = true;
      } else {
        pattern.append(
            name.equals("rev") ? "[0-9a-f]{12}" : name.equals("year") ? "\\d+" : "\\d\\d");
      }
    }
    pattern.append(Pattern.quote(template.substring(from)));
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(id.value());
    return matcher.matches() ? matcher.group("slug") : null;
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
        Normalizer.normalize(message, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT) // a sharp s becomes two
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
