package dev.retort.processor.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Migration;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.ScriptFiles;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Revisions as {@link JavaSource} writes them, compiled in memory without a warning, and loaded.
 */
final class Recompiled extends ClassLoader {

  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  Recompiled() {
    super(Recompiled.class.getClassLoader());
  }

  /** What the statements of operations record. */
  static List<Operation> recorded(List<Operation> operations) {
    Recompiled recompiled = new Recompiled();
    recompiled.add("One", operations, null);
    recompiled.compile();
    return Operations.record(recompiled.migration("shop.One")::upgrade);
  }

  void add(String name, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
    add("shop." + name, JavaSource.revision("shop", name, name, null, upgrade, downgrade));
  }

  /** A class by its name with the package. */
  void add(String name, String source) {
    sources.put(name, source);
  }

  String source(String name) {
    return sources.get(name);
  }

  void compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaFileManager manager =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new Output(name, kind);
          }
        };
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    compiler
        .getTask(
            null,
            manager,
            diagnostics,
            List.of("-proc:none", "-Xlint:all,-options,-classfile"),
            null,
            units)
        .call();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
      String file = each.getSource() == null ? "" : ((Source) each.getSource()).text;
      assertThat(each.getMessage(Locale.ROOT))
          .as("line %d of\n%s", each.getLineNumber(), file)
          .isEmpty();
    }
  }

  Migration migration(String name) {
    try {
      return (Migration) loadClass(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  List<Operation> upgrade(String name, ScriptFiles files) {
    return Operations.record(migration(name)::upgrade, files);
  }

  List<Operation> downgrade(String name, ScriptFiles files) {
    return Operations.record(migration(name)::downgrade, files);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private final class Output extends SimpleJavaFileObject {
    private final String name;

    private Output(String name, Kind kind) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.put(name, bytes);
      return bytes;
    }
  }
}
