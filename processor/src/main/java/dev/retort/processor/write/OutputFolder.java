package dev.retort.processor.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return Resources.read(filer, StandardLocation.CLASS_OUTPUT, name);
  }

  boolean hasClassFile(String binaryName) {
    return isThere(find(StandardLocation.CLASS_OUTPUT, path(binaryName) + ".class"));
  }

  boolean hasGeneratedSource(String binaryName) {
    return isThere(find(StandardLocation.SOURCE_OUTPUT, path(binaryName) + ".java"));
  }

  /** Deletes a resource. */
  void delete(String resource) throws IOException {
    delete(StandardLocation.CLASS_OUTPUT, resource);
  }

  /** Deletes a factory and its index. */
  void delete(String factory, String index) throws IOException {
    delete(StandardLocation.CLASS_OUTPUT, index);
    delete(StandardLocation.SOURCE_OUTPUT, path(factory) + ".java");
    delete(StandardLocation.CLASS_OUTPUT, path(factory) + ".class");
    for (int n = 0; ; n++) {
      String part = path(FactoryWriter.part(factory, n)) + ".class";
      if (!delete(StandardLocation.CLASS_OUTPUT, part)) {
        return;
      }
    }
  }

  /** Compilers give files of earlier output to read only, so it is done past them. */
  private boolean delete(Location location, String name) throws IOException {
    FileObject file = find(location, name);
    return file != null
        && "file".equals(file.toUri().getScheme())
        && Files.deleteIfExists(Path.of(file.toUri()));
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
