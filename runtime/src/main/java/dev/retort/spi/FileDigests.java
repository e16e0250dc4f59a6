package dev.retort.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code .sql} files beside revisions held when they were compiled: a resource for each
 * factory, a line for each file, its name and SHA-256 apart by a tab.
 */
public final class FileDigests {

  private FileDigests() {}

  /** The name of the resource that belongs to a factory, by its binary class name. */
  public static String resource(String factory) {
    return "META-INF/retort/files/" + factory + ".tsv";
  }

  /** SHA-256 in hexadecimal digits. */
  public static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The resource of some files' digests. */
  public static byte[] text(SortedMap<String, String> digests) {
    StringBuilder text = new StringBuilder();
    digests.forEach((file, digest) -> text.append(file).append('\t').append(digest).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a resource.
   *
   * @param resource its content; null reads as empty
   * @return the digest of each file
   */
  public static Map<String, String> read(byte @Nullable [] resource) {
    Map<String, String> digests = new HashMap<>();
    if (resource != null) {
      new String(resource, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.indexOf('\t') > 0)
          .forEach(
              line ->
                  digests.put(
                      line.substring(0, line.indexOf('\t')),
                      line.substring(line.indexOf('\t') + 1)));
    }
    return digests;
  }
}
