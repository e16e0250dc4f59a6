package dev.retort.processor.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Resources as texts, in UTF-8 whatever the sources are in. */
public final class Resources {

  private Resources() {}

  /** The text of a resource; null when it is not there. */
  public static @Nullable String read(Filer filer, Location location, String name) {
    // javac finds absent files too, and throws when they are opened; ECJ throws at once.
    try (InputStream in = filer.getResource(location, "", name).openInputStream()) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }

  /**
   * Writes a resource among the classes.
   *
   * @param origins the classes that it comes from
   */
  public static void write(
      Filer filer, String name, String text, Collection<? extends Element> origins)
      throws IOException {
    write(
        filer.createResource(
            StandardLocation.CLASS_OUTPUT, "", name, origins.toArray(Element[]::new)),
        text);
  }

  /** Writes one that was created before. */
  static void write(FileObject resource, String text) throws IOException {
    try (OutputStream out = resource.openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
