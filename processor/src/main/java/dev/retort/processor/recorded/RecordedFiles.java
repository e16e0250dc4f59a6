package dev.retort.processor.recorded;

import dev.retort.processor.lint.Step;
import dev.retort.processor.write.Resources;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The resources that remember revisions, one beside each factory: among the classes compiled
 * earlier, and in jars. A file of a revision's own would cost javac time that grows with the square
 * of their number: it compares each new file with all before.
 *
 * <p>In it each revision is a line {@code revision NAME} and its {@link RecordedSteps}.
 */
public final class RecordedFiles {

  private static final String REVISION = "revision ";
  private static final Pattern SECTIONS = Pattern.compile("^" + REVISION, Pattern.MULTILINE);

  private final Filer filer;

  /** What earlier compilations into the same folder remembered, by binary class name. */
  private final Map<String, String> earlier = new HashMap<>();

  private final Map<String, Map<String, String>> jars = new HashMap<>();

  /**
   * Reads what was remembered, before any of it is deleted.
   *
   * @param factories the factories of earlier compilations into the same folder, by binary name
   */
  public RecordedFiles(Filer filer, Collection<String> factories) {
    this.filer = filer;
    factories.forEach(each -> earlier.putAll(sections(StandardLocation.CLASS_OUTPUT, each)));
  }

  /** The name of the resource of a factory, by its binary class name. */
  public static String resource(String factory) {
    return "META-INF/retort/ops/" + factory;
  }

  /**
   * What {@code upgrade} of a revision comes to.
   *
   * @param className its binary name
   * @param factory the factory that has it, if it is in a jar and that is known
   * @return null when that is not recorded, or by another version
   */
  public @Nullable List<Step> read(String className, @Nullable String factory) {
    String text = earlier.get(className);
    if (text == null && factory != null) {
      text =
          jars.computeIfAbsent(factory, key -> sections(StandardLocation.CLASS_PATH, key))
              .get(className);
    }
    try {
      return text == null ? null : RecordedSteps.read(text);
    } catch (IllegalArgumentException fromAnotherVersion) {
      return null;
    }
  }

  /** The texts of a file by class name; none when there is no such file. */
  private Map<String, String> sections(StandardLocation location, String factory) {
    Map<String, String> sections = new HashMap<>();
    String file = Resources.read(filer, location, resource(factory));
    for (String section : SECTIONS.splitAsStream(file == null ? "" : file).toList()) {
      int end = section.indexOf('\n');
      if (end > 0) {
        sections.put(section.substring(0, end), section.substring(end + 1).stripTrailing() + "\n");
      }
    }
    return sections;
  }

  /**
   * Remembers the revisions of a factory: those that were compiled now, and as before the others.
   *
   * @param factory its binary name
   * @param revisions the binary names of all its revisions
   * @param compiled what those that were compiled now come to
   * @param origins the classes that were compiled now
   */
  public void write(
      String factory,
      Collection<String> revisions,
      Map<String, List<Step>> compiled,
      Collection<? extends Element> origins)
      throws IOException {
    SortedMap<String, String> sections = new TreeMap<>();
    for (String name : revisions) {
      List<Step> steps = compiled.get(name);
      String text = steps != null ? RecordedSteps.write(steps) : earlier.get(name);
      if (text != null) {
        sections.put(name, text);
      }
    }
    StringBuilder file = new StringBuilder();
    sections.forEach((name, text) -> file.append(REVISION).append(name).append('\n').append(text));
    Resources.write(filer, resource(factory), file.toString(), origins);
  }
}
