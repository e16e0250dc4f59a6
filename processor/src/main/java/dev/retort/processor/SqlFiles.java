package dev.retort.processor;

import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.RevisionModel;
import dev.retort.spi.FileDigests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .sql} files beside revisions. Those that lie beside the source are copied to the
 * classes, where the runtime finds them; a {@code SqlMigration} without one is an error; and what
 * they held is noted, so that one which changes afterwards does not pass for the compiled one.
 */
final class SqlFiles {

  private static final String SUFFIX = ".sql";

  private static final List<Database> DATABASES =
      List.of(Dsl.H2, Dsl.POSTGRESQL, Dsl.MARIADB, Dsl.MYSQL, Dsl.SQLITE);

  private final ProcessingEnvironment environment;
  private final Problems problems;
  private final Set<Path> copied = new HashSet<>();
  private final Map<String, SortedMap<String, String>> digests = new TreeMap<>();

  SqlFiles(ProcessingEnvironment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** Looks for the files of a class that is compiled now. */
  void look(RevisionModel model) throws IOException {
    Path folder = folder(model);
    if (folder != null && copied.add(folder)) {
      copy(folder, model.packageName());
    }
    if (isSqlMigration(model.element())) {
      check(model, folder);
    }
  }

  private @Nullable Path folder(RevisionModel model) {
    URI source = model.source();
    return source == null || !"file".equals(source.getScheme())
        ? null
        : Path.of(source).toAbsolutePath().getParent();
  }

  private void copy(Path folder, String packageName) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      byte[] bytes = Files.readAllBytes(file);
      FileObject target =
          environment.getFiler().createResource(StandardLocation.CLASS_OUTPUT, packageName, name);
      try (OutputStream out = target.openOutputStream()) {
        out.write(bytes);
      }
      note(packageName, name, bytes);
    }
  }

  private void note(String packageName, String file, byte[] bytes) {
    digests.computeIfAbsent(packageName, key -> new TreeMap<>()).put(file, FileDigests.of(bytes));
  }

  /** A class that says itself what it does needs no file. */
  private boolean isSqlMigration(TypeElement type) {
    TypeElement sql = environment.getElementUtils().getTypeElement("dev.retort.SqlMigration");
    return sql != null
        && environment.getTypeUtils().isAssignable(type.asType(), sql.asType())
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .noneMatch(method -> method.getSimpleName().contentEquals("upgrade"));
  }

  private void check(RevisionModel model, @Nullable Path folder) throws IOException {
    String stem = model.element().getSimpleName().toString();
    List<String> names = new ArrayList<>(List.of(stem + SUFFIX));
    DATABASES.forEach(database -> names.add(stem + "." + database + SUFFIX));
    List<String> all = new ArrayList<>(names);
    names.forEach(name -> all.add(stem + ".down" + name.substring(stem.length())));
    boolean found = false;
    for (String name : all) {
      boolean there = isNoted(model.packageName(), name) || isCompiled(model, name);
      found |= names.contains(name) && (there || isInResources(model, folder, name));
    }
    if (!found && folder != null) { // else the compiler does not tell where sources lie
      problems.add(
          Message.NO_SQL_FILE,
          model.position(),
          model.simpleName(),
          names.get(0),
          resourceFolder(model));
    }
  }

  private boolean isNoted(String packageName, String file) {
    return digests.getOrDefault(packageName, new TreeMap<>()).containsKey(file);
  }

  private boolean isCompiled(RevisionModel model, String name) {
    byte[] bytes = compiled(model, name);
    if (bytes != null) {
      note(model.packageName(), name, bytes);
    }
    return bytes != null;
  }

  /** Gradle copies resources elsewhere and when it likes. */
  private static boolean isInResources(RevisionModel model, @Nullable Path folder, String name) {
    Path file = inResources(model, folder, name);
    return file != null && Files.isRegularFile(file);
  }

  private static @Nullable Path inResources(
      RevisionModel model, @Nullable Path folder, String name) {
    Path root = folder;
    long depth =
        model.packageName().isEmpty()
            ? 0
            : model.packageName().chars().filter(c -> c == '.').count() + 1;
    for (long i = 0; i < depth && root != null; i++) {
      root = root.getParent();
    }
    Path set = root == null ? null : root.getParent();
    return set == null
        ? null
        : set.resolve("resources").resolve(model.packageName().replace('.', '/')).resolve(name);
  }

  /**
   * The text of a file beside a class that is compiled now, as the runtime will find it.
   *
   * @return null when there is none
   */
  @Nullable String text(RevisionModel model, String name) {
    Path folder = folder(model);
    Path beside = folder == null ? null : folder.resolve(name);
    try {
      if (beside != null && Files.isRegularFile(beside)) {
        return Files.readString(beside);
      }
      byte[] compiled = compiled(model, name);
      if (compiled != null) {
        return new String(compiled, StandardCharsets.UTF_8);
      }
      Path resource = inResources(model, folder, name);
      return resource != null && Files.isRegularFile(resource) ? Files.readString(resource) : null;
    } catch (IOException unreadable) { // no UTF-8, say: the runtime tells so
      return null;
    }
  }

  /** What lies among the classes already: Maven copies resources before it compiles. */
  private byte @Nullable [] compiled(RevisionModel model, String name) {
    try (InputStream in =
        environment
            .getFiler()
            .getResource(StandardLocation.CLASS_OUTPUT, model.packageName(), name)
            .openInputStream()) {
      return in.readAllBytes();
    } catch (IOException | RuntimeException absent) { // each compiler throws what it likes
      return null;
    }
  }

  private static String resourceFolder(RevisionModel model) {
    String folder = model.packageName().replace('.', '/');
    return "src/main/resources" + (folder.isEmpty() ? "" : "/" + folder);
  }

  /**
   * Writes what the files of each package held.
   *
   * @param factories the binary names of the factories written
   */
  void write(Set<String> factories) throws IOException {
    for (String factory : factories) {
      SortedMap<String, String> files =
          digests.get(factory.substring(0, Math.max(0, factory.lastIndexOf('.'))));
      if (files != null) {
        FileObject resource =
            environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FileDigests.resource(factory));
        try (OutputStream out = resource.openOutputStream()) {
          out.write(FileDigests.text(files));
        }
      }
    }
  }
}
