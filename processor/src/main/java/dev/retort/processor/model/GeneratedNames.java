package dev.retort.processor.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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

  /** The part of the name after the package: {@code Outer$Inner}. */
  public static String inPackage(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1);
  }

  /** The same for people to write: {@code Outer_Inner}. */
  public static String identifier(String binaryName) {
    return inPackage(binaryName).replace('$', '_');
  }

  /**
   * The names of the ID constants in a factory.
   *
   * @param binaryNames its revisions, of one package
   * @return by binary name: the {@link #identifier}, or where another revision claims it too
   *     ({@code Outer_Inner} beside {@code Outer.Inner}) the unmistakable {@link #inPackage}
   */
  public static Map<String, String> constants(Collection<String> binaryNames) {
    Map<String, Integer> claims = new HashMap<>();
    for (String name : binaryNames) {
      claims.merge(identifier(name), 1, Integer::sum);
      if (!identifier(name).equals(inPackage(name))) {
        claims.merge(inPackage(name), 1, Integer::sum);
      }
    }
    Map<String, String> constants = new HashMap<>();
    for (String name : binaryNames) {
      boolean alone = claims.getOrDefault(identifier(name), 0) == 1;
      constants.put(name, alone ? identifier(name) : inPackage(name));
    }
    return constants;
  }
}
