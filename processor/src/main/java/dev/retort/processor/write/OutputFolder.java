package dev.retort.processor.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The folder of classes (and that of generated sources) as an earlier compilation left it. */
final class OutputFolder {

  private final Filer filer;

  OutputFolder(Filer filer) {
    this.filer = filer;
  }

  /** The text of a resource; null when it is not there. */
  @Nullable String text(String name) {
    FileObject file = find(StandardLocation.CLASS_OUTPUT, name);
    // javac finds absent files too, and throws when they are opened.
    try (InputStream in = file == null ? null : file.openInputStream()) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }

  boolean hasClassFile(String binaryName) {
    return isThere(find(StandardLocation.CLASS_OUTPUT, path(binaryName) + ".class"));
  }

  boolean hasGeneratedSource(String binaryName) {
    return isThere(find(StandardLocation.SOURCE_OUTPUT, path(binaryName) + ".java"));
  }

  /** Deletes an index and its factory, as far as the compiler lets us. */
  void delete(String factory, String index) {
    delete(StandardLocation.CLASS_OUTPUT, index);
    delete(StandardLocation.SOURCE_OUTPUT, path(factory) + ".java");
    delete(StandardLocation.CLASS_OUTPUT, path(factory) + ".class");
    int part = 0;
    while (delete(
        StandardLocation.CLASS_OUTPUT, path(FactoryWriter.part(factory, part)) + ".class")) {
      part++;
    }
  }

  private boolean delete(Location location, String name) {
    FileObject file = find(location, name);
    try {
      return file != null && file.delete();
    } catch (RuntimeException readOnly) {
      return false; // it is named nowhere any more
    }
  }

  private static boolean isThere(@Nullable FileObject file) {
    try (InputStream in = file == null ? null : file.openInputStream()) {
      return in != null && in.read() >= 0;
    } catch (IOException | RuntimeException absent) {
      return false;
    }
  }

  /** ECJ throws for what is absent, and has no folder for sources unless {@code -s} gives one. */
  private @Nullable FileObject find(Location location, String name) {
    try {
      return filer.getResource(location, "", name);
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }

  private static String path(String binaryName) {
    return binaryName.replace('.', '/');
  }
}
