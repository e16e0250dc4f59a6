package dev.retort.processor;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A module on disk that is compiled with the processor, as Maven would: sources below {@code
 * src/main/java}, classes to {@code target/classes}.
 */
final class Compilation {

  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  /** What a compilation said and whether it succeeded. */
  record Result(boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

    /** Each as {@code File.java:line: kind: text}, without a line where it has none. */
    List<String> messages() {
      return diagnostics.stream().map(Result::text).toList();
    }

    /** Retort's own. */
    List<String> retort() {
      return messages().stream().filter(message -> message.contains("[retort:")).toList();
    }

    /** Retort's own of one kind. */
    List<String> of(Message message) {
      return messages().stream()
          .filter(text -> text.contains("[retort:" + message.code() + " "))
          .toList();
    }

    /**
     * The piece of source that a diagnostic stands on: an expression whole, of a class or method
     * what the caret points to.
     */
    static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
      if (diagnostic.getSource() == null) {
        return "";
      }
      try {
        String source = diagnostic.getSource().getCharContent(true).toString();
        String whole =
            source.substring(
                (int) diagnostic.getStartPosition(), (int) diagnostic.getEndPosition());
        return whole.contains("\n")
            ? source.substring((int) diagnostic.getPosition()).lines().findFirst().orElse("")
            : whole;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
      String text = diagnostic.getMessage(Locale.ROOT);
      String kind = diagnostic.getKind().toString().toLowerCase(Locale.ROOT);
      if (diagnostic.getSource() == null) {
        return kind + ": " + text;
      }
      String file = diagnostic.getSource().getName();
      return file.substring(file.lastIndexOf('/') + 1)
          + ":"
          + diagnostic.getLineNumber()
          + ": "
          + kind
          + ": "
          + text;
    }
  }

  private final Path module;
  private Path sourceRoot;
  private Path classes;
  private final List<String> options = new ArrayList<>(List.of("-Aretort.ledger=record"));
  private final List<Path> classPath = new ArrayList<>();
  private Instant now = NOON;
  private Map<String, String> environment = Map.of();
  private List<String> classNames = List.of();
  private boolean seesItsOutput = true;
  private List<Processor> otherProcessors = List.of();
  private JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  Compilation(Path module) {
    this.module = module;
    this.sourceRoot = module.resolve("src/main/java");
    this.classes = module.resolve("target/classes");
  }

  /** Another layout. */
  Compilation layout(String sources, String output) {
    sourceRoot = module.resolve(sources);
    classes = module.resolve(output);
    return this;
  }

  /** Writes a source file; its name and package are read from it. */
  Compilation source(String text) {
    String packageName = first(text, "package ([\\w.]+);");
    String name =
        text.contains("module ") && !text.contains("class ")
            ? "module-info"
            : first(text, "(?U)(?:class|interface|enum|record) ([\\w$]+)");
    Path file = sourceRoot.resolve(packageName.replace('.', '/')).resolve(name + ".java");
    write(file, text);
    return this;
  }

  /** A revision in package {@code shop}, as short as can be. */
  Compilation revision(String name, String annotation) {
    return source(revisionSource("shop", name, annotation));
  }

  static String revisionSource(String packageName, String name, String annotation) {
    return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
        + """
          import dev.retort.*;
          import dev.retort.op.Operations;

          @Revision(%s)
          public final class %s implements Migration {
            @Override
            public void upgrade(Operations op) {
              op.createTable("%s", dev.retort.op.Dsl.column("id", dev.retort.op.Dsl.bigint()));
            }
          }
          """
            .formatted(annotation, name, name.toLowerCase(Locale.ROOT));
  }

  Compilation delete(String file) {
    try {
      Files.delete(module.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A class of package {@code shop} is nowhere any more: neither source nor class file. */
  Compilation gone(String name) {
    delete(module.relativize(sourceRoot) + "/shop/" + name + ".java");
    return delete(module.relativize(classes) + "/shop/" + name + ".class");
  }

  Compilation options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Compilation withoutOption(String option) {
    options.remove(option);
    return this;
  }

  Compilation classPath(Path... more) {
    classPath.addAll(List.of(more));
    return this;
  }

  /** Classes of earlier output to process again, by their names: Gradle's way. */
  Compilation classNames(String... names) {
    classNames = List.of(names);
    return this;
  }

  /** Leaves the output folder off the class path. */
  Compilation blindToItsOutput() {
    seesItsOutput = false;
    return this;
  }

  Compilation at(Instant instant) {
    now = instant;
    return this;
  }

  Compilation environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Runs other processors beside Retort's. */
  Compilation processors(Processor... more) {
    otherProcessors = List.of(more);
    return this;
  }

  Compilation compiler(JavaCompiler other) {
    compiler = other;
    return this;
  }

  /** Compiles everything. */
  Result compile() {
    return compile(files());
  }

  /** Compiles some files only, by their names. */
  Result compileOnly(String... names) {
    return compile(
        files().stream()
            .filter(file -> Arrays.asList(names).contains(file.getFileName().toString()))
            .toList());
  }

  Result compile(List<Path> files) {
    return compile(files, new RetortProcessor(Clock.fixed(now, ZoneOffset.UTC), environment));
  }

  Result compile(List<Path> files, Processor processor) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      List<String> all = new ArrayList<>(List.of("-d", classes.toString()));
      boolean modular = Files.exists(sourceRoot.resolve("module-info.java"));
      List<Path> path = new ArrayList<>(classPath);
      path.add(runtime());
      if (!modular && seesItsOutput) {
        path.add(classes);
      }
      all.add(modular ? "--module-path" : "-classpath");
      all.add(String.join(java.io.File.pathSeparator, path.stream().map(Path::toString).toList()));
      all.addAll(options);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              manager,
              diagnostics,
              all,
              classNames.isEmpty() ? null : classNames,
              manager.getJavaFileObjectsFromPaths(files));
      List<Processor> processors = new ArrayList<>(List.of(processor, new OptionsProcessor()));
      processors.addAll(otherProcessors);
      task.setProcessors(processors);
      return new Result(task.call(), diagnostics.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> files() {
    try (Stream<Path> files = Files.walk(sourceRoot)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path classes() {
    return classes;
  }

  Path module() {
    return module;
  }

  /** The ledger's lines, without its comment. */
  List<String> ledger() {
    return ledger("revisions.lock");
  }

  List<String> ledger(String name) {
    Path file = module.resolve(name);
    return Files.exists(file)
        ? read(file).lines().filter(line -> !line.startsWith("#")).toList()
        : List.of();
  }

  Compilation writeLedger(String text) {
    write(module.resolve("revisions.lock"), text);
    return this;
  }

  String read(String file) {
    return read(module.resolve(file));
  }

  /** Where the runtime's classes are. */
  static Path runtime() {
    try {
      return Path.of(
          dev.retort.Migration.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** What is generated in the rounds, by its name: sources, index and service file. */
  Map<String, String> generated() {
    try (Stream<Path> files = Files.walk(classes)) {
      Map<String, String> generated = new java.util.TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  file.toString().endsWith("_Revisions.java")
                      || file.toString().contains("META-INF"))
          .filter(file -> !file.toString().matches(".*META-INF/retort/(ops/|sql/|schema).*"))
          .forEach(file -> generated.put(classes.relativize(file).toString(), read(file)));
      return generated;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(String text, String pattern) {
    var matcher = java.util.regex.Pattern.compile("(?U)" + pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
