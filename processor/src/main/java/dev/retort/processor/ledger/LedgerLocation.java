package dev.retort.processor.ledger;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger lies: in the module's folder, which is found from a source file minus its
 * package, never from the working directory or from marker files (a foreign pom may lie two levels
 * up).
 *
 * @param module the module's folder
 * @param sourceRoot the folder that the packages of the sources begin in; null where it is not
 *     known
 * @param sourceSet {@code main}, {@code test} ..
 */
public record LedgerLocation(Path module, @Nullable Path sourceRoot, String sourceSet) {

  private static final Set<String> OUTPUTS = Set.of("target", "build", "out", "bin");

  /** Where the set stands in {@code build/classes/java/SET}. */
  private static final int GRADLE_SET = 3;

  /**
   * Finds it from a source file.
   *
   * @param source the file's URI
   * @param packageName its package, empty for the default one
   * @return null when the file does not lie in a folder of its package's name
   */
  public static @Nullable LedgerLocation ofSource(URI source, String packageName) {
    Path root = Path.of(source).toAbsolutePath().normalize().getParent();
    if (!packageName.isEmpty()) {
      Path packageFolder = Path.of(packageName.replace('.', '/'));
      if (root == null || !root.endsWith(packageFolder)) {
        return null;
      }
      for (int i = 0; i < packageFolder.getNameCount() && root != null; i++) {
        root = root.getParent();
      }
    }
    return root == null ? null : ofRoot(root);
  }

  /** The last {@code src} above the sources belongs to the module; where there is none, they do. */
  private static LedgerLocation ofRoot(Path root) {
    for (int i = root.getNameCount() - 1; i >= 0; i--) {
      if (root.getName(i).toString().equals("src")) {
        Path module = i == 0 ? root.getRoot() : root.getRoot().resolve(root.subpath(0, i));
        String set = i + 1 < root.getNameCount() ? root.getName(i + 1).toString() : "main";
        return new LedgerLocation(module, root, set.equals("java") ? "main" : set);
      }
    }
    return new LedgerLocation(root, root, "main");
  }

  /**
   * Finds it from the folder of classes, for compilers that do not tell where sources lie: the
   * parent of the last {@code target}, {@code build}, {@code out} or {@code bin}.
   *
   * @return null when there is no such folder above
   */
  public static @Nullable LedgerLocation ofClassOutput(URI classOutput) {
    Path output = Path.of(classOutput).toAbsolutePath().normalize();
    for (int i = output.getNameCount() - 1; i > 0; i--) {
      if (OUTPUTS.contains(output.getName(i).toString())) {
        Path module = output.getRoot().resolve(output.subpath(0, i));
        List<String> below = new ArrayList<>();
        output.subpath(i, output.getNameCount()).forEach(name -> below.add(name.toString()));
        return new LedgerLocation(module, null, sourceSet(below));
      }
    }
    return null;
  }

  /**
   * Gradle: {@code build/classes/java/SET}; Maven: {@code target/classes}, {@code
   * target/test-classes}; IntelliJ: {@code out/production/..}, {@code out/test/..}; Eclipse: {@code
   * bin}, {@code bin/SET}.
   */
  private static String sourceSet(List<String> output) {
    if (output.size() > GRADLE_SET && output.get(1).equals("classes")) {
      return output.get(GRADLE_SET);
    } else if (output.size() > 1 && output.get(0).equals("bin")) {
      return output.get(1);
    }
    boolean test = output.contains("test") || output.contains("test-classes");
    return test ? "test" : "main";
  }

  /** Whether the sources lie in the module's {@code src}, as hand-written ones mostly do. */
  public boolean isBelowSrc() {
    return sourceRoot != null && !sourceRoot.equals(module);
  }

  /** The ledger: {@code revisions.lock}, or {@code revisions.test.lock} for another source set. */
  public Path file() {
    return module.resolve(
        sourceSet.equals("main") ? "revisions.lock" : "revisions." + sourceSet + ".lock");
  }
}
