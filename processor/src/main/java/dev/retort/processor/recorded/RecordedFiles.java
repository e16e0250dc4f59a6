package dev.retort.processor.recorded;

import dev.retort.processor.lint.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The resources that remember revisions: among the classes compiled earlier, and in jars. */
public final class RecordedFiles {

  private final Filer filer;

  public RecordedFiles(Filer filer) {
    this.filer = filer;
  }

  /**
   * What {@code upgrade} of a revision comes to.
   *
   * @param className its binary name
   * @return null when that is not recorded, or by another version
   */
  public @Nullable List<Step> read(String className) {
    String text = text(StandardLocation.CLASS_OUTPUT, className);
    if (text == null) {
      text = text(StandardLocation.CLASS_PATH, className);
    }
    try {
      return text == null ? null : RecordedSteps.read(text);
    } catch (IllegalArgumentException fromAnotherVersion) {
      return null;
    }
  }

  private @Nullable String text(StandardLocation location, String className) {
    try (Reader reader =
        filer.getResource(location, "", RecordedSteps.resource(className)).openReader(true)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException | RuntimeException absent) { // each compiler throws what it likes
      return null;
    }
  }

  /**
   * Remembers a revision.
   *
   * @param className its binary name
   * @param origin its class
   */
  public void write(String className, List<Step> upgrade, Element origin) throws IOException {
    try (OutputStream out =
        filer
            .createResource(
                StandardLocation.CLASS_OUTPUT, "", RecordedSteps.resource(className), origin)
            .openOutputStream()) {
      out.write(RecordedSteps.write(upgrade).getBytes(StandardCharsets.US_ASCII));
    }
  }
}
