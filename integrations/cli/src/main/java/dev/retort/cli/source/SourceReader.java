package dev.retort.cli.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations of revisions with the compiler's parser. Nothing is compiled: a chain that
 * forks, which no compiler lets pass, is just what authors come with.
 */
final class SourceReader {

  private static final String ANNOTATION = "dev.retort.Revision";

  private SourceReader() {}

  /**
   * Reads all revisions below a folder, in the order of their files.
   *
   * @throws IllegalStateException when this Java has no compiler, or a source is not UTF-8
   */
  static List<SourceRevision> read(Path root) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "sources are read with the compiler of a JDK, and this Java ("
              + System.getProperty("java.home")
              + ") has none: run it with a JDK");
    }
    List<Path> candidates = candidates(root);
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<SourceRevision> found = new ArrayList<>();
    DiagnosticCollector<JavaFileObject> ignored = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(ignored, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  ignored,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(candidates));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Unit(unit, positions, found).read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the sources in " + root, e);
    }
    return resolved(found);
  }

  /** The files that may hold a revision; most sources of an application don't. */
  private static List<Path> candidates(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(SourceReader::mentionsRevision)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list the sources in " + root, e);
    }
  }

  private static boolean mentionsRevision(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("Revision")) {
        return false;
      }
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(file + " is not UTF-8, and may be a revision", e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  /** Takes names for the revisions that they are: those of the package, then imported ones. */
  private static List<SourceRevision> resolved(List<SourceRevision> read) {
    Set<String> known = new LinkedHashSet<>();
    read.forEach(revision -> known.add(revision.className()));
    return read.stream()
        .map(
            revision ->
                new SourceRevision(
                    revision.file(),
                    revision.line(),
                    revision.packageName(),
                    revision.className(),
                    revision.binaryName(),
                    revision.message(),
                    revision.pinnedId(),
                    resolved(revision, revision.downs(), known),
                    resolved(revision, revision.dependsOn(), known),
                    revision.labels(),
                    revision.imports()))
        .toList();
  }

  private static List<SourceRevision.Reference> resolved(
      SourceRevision revision, List<SourceRevision.Reference> references, Set<String> known) {
    return references.stream()
        .map(
            reference ->
                new SourceRevision.Reference(
                    resolved(revision, reference.className(), known),
                    reference.start(),
                    reference.end()))
        .toList();
  }

  private static String resolved(SourceRevision revision, String written, Set<String> known) {
    String first = written.replaceFirst("\\..*", "");
    String rest = written.substring(first.length());
    List<String> possible = new ArrayList<>();
    for (String scope = revision.className(); ; scope = enclosing(scope)) {
      if (scope.equals(revision.packageName())) {
        break;
      }
      possible.add(scope + "." + written);
    }
    for (String imported : revision.imports()) {
      if (imported.endsWith("." + first)) {
        possible.add(imported + rest);
      }
    }
    possible.add(
        revision.packageName().isEmpty() ? written : revision.packageName() + "." + written);
    for (String imported : revision.imports()) {
      if (imported.endsWith(".*")) {
        possible.add(imported.substring(0, imported.length() - 1) + written);
      }
    }
    possible.add(written);
    return possible.stream().filter(known::contains).findFirst().orElse(written);
  }

  private static String enclosing(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** One file. */
  private static final class Unit extends TreeScanner<@Nullable Void, String> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<SourceRevision> found;
    private final List<String> imports = new ArrayList<>();
    private final String packageName;

    Unit(CompilationUnitTree unit, SourcePositions positions, List<SourceRevision> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
      this.packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      for (ImportTree each : unit.getImports()) {
        imports.add(each.getQualifiedIdentifier().toString());
      }
    }

    void read() {
      scan(unit.getTypeDecls(), packageName);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String outer) {
      boolean isOutermost = outer.equals(packageName);
      String name =
          outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
      for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
        if (isRevision(annotation.getAnnotationType().toString())) {
          found.add(revision(name, annotation));
        }
      }
      super.visitClass(type, isOutermost && type.getSimpleName().length() == 0 ? outer : name);
      return null;
    }

    private boolean isRevision(String type) {
      return type.equals(ANNOTATION)
          || (type.equals("Revision")
              && (imports.contains(ANNOTATION)
                  || imports.contains("dev.retort.*")
                  || packageName.equals("dev.retort")));
    }

    private SourceRevision revision(String name, AnnotationTree annotation) {
      String message = "";
      String id = null;
      List<SourceRevision.Reference> downs = new ArrayList<>();
      List<SourceRevision.Reference> dependsOn = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (ExpressionTree argument : annotation.getArguments()) {
        if (argument instanceof AssignmentTree assignment) {
          List<ExpressionTree> values = values(assignment.getExpression());
          switch (assignment.getVariable().toString()) {
            case "message" -> message = text(assignment.getExpression());
            case "id" -> id = text(assignment.getExpression());
            case "down" -> values.forEach(value -> reference(value, downs));
            case "dependsOn" -> values.forEach(value -> reference(value, dependsOn));
            case "labels" ->
                values.stream()
                    .filter(LiteralTree.class::isInstance)
                    .map(Unit::text)
                    .forEach(labels::add);
            default -> {}
          }
        }
      }
      return new SourceRevision(
          Path.of(unit.getSourceFile().toUri()),
          (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, annotation)),
          packageName,
          name,
          binary(name),
          message,
          id == null || id.isEmpty() ? null : id,
          downs,
          dependsOn,
          labels,
          imports);
    }

    private String binary(String name) {
      return packageName.isEmpty()
          ? name.replace('.', '$')
          : packageName + "." + name.substring(packageName.length() + 1).replace('.', '$');
    }

    private static List<ExpressionTree> values(ExpressionTree value) {
      return value instanceof NewArrayTree array && array.getInitializers() != null
          ? List.copyOf(array.getInitializers())
          : List.of(value);
    }

    private static String text(Tree value) {
      return value instanceof LiteralTree literal
          ? String.valueOf(literal.getValue())
          : value.toString();
    }

    private void reference(ExpressionTree value, List<SourceRevision.Reference> references) {
      if (value instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("class")) {
        references.add(
            new SourceRevision.Reference(
                select.getExpression().toString(),
                (int) positions.getStartPosition(unit, value),
                (int) positions.getEndPosition(unit, value)));
      }
    }
  }
}
