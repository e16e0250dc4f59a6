package dev.retort.processor.ledger;

import java.net.URI;
import java.nio.file.Path;
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
    for (int i = root.getNameCount() - 1; i > 0; i--) {
      if (root.getName(i).toString().equals("src")) {
        Path module =
            root.getRoot() == null
                ? root.subpath(0, i)
                : root.getRoot().resolve(root.subpath(0, i));
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
    for (Path folder = output; folder != null; folder = folder.getParent()) {
      Path name = folder.getFileName();
      boolean isOutput =
          name != null
              && java.util.Set.of("target", "build", "out", "bin").contains(name.toString());
      if (isOutput && folder.getParent() != null) {
        boolean test = output.toString().contains("test");
        return new LedgerLocation(folder.getParent(), null, test ? "test" : "main");
      }
    }
    return null;
  }

  /** The ledger: {@code revisions.lock}, or {@code revisions.test.lock} for another source set. */
  public Path file() {
    return module.resolve(
        sourceSet.equals("main") ? "revisions.lock" : "revisions." + sourceSet + ".lock");
  }
}
