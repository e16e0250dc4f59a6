package dev.retort.processor.model;

/**
 * How what is generated for a revision is named. All of it follows from binary names, so that a
 * compilation that sees only a class file comes to the same names.
 */
public final class GeneratedNames {

  /** How the name of every factory ends. */
  public static final String FACTORY_SUFFIX = "_Revisions";

  private GeneratedNames() {}

  /** The package of a class, empty for the default one. */
  public static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }

  /**
   * The ID constant of a revision: its class without the package, {@code Outer$Inner} for a nested
   * one. (With anything but the {@code $}, another class could have the same.)
   */
  public static String constant(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }

  /** The factory of a package, by its first-born revision: {@code Outer_Inner_Revisions}. */
  public static String factory(String binaryName) {
    return constant(binaryName).replace('$', '_') + FACTORY_SUFFIX;
  }
}
