package dev.retort.processor.java;

import dev.retort.op.ColumnType;
import dev.retort.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recorded operations as the source that a user would write. Compiled and recorded again, it gives
 * equal operations.
 *
 * <p>There is one exception: a constraint of an {@link Operation.AddColumn} that can't be written
 * at the column (it has a name of its own, say) follows in an {@code addConstraint}.
 *
 * <p>All methods throw {@link IllegalArgumentException} for what has no source: {@code run}, whose
 * Java is not kept; a {@code bulkInsert} of very many rows; a text too long for a literal; an
 * operation put together by hand that the vocabulary can't say.
 */
public final class JavaSource {

  /** How the vocabulary is imported. */
  static final String VOCABULARY = "static dev.retort.op.Dsl.*";

  /** How far the body of a method is indented, for which there must be room. */
  private static final int BODY = 4;

  private JavaSource() {}

  /**
   * One operation: {@code op.addColumn("account", column("age", integer()).nullable());}.
   *
   * @return its statement, not indented, without a line break at its end; it has several lines
   *     where one would pass 100 columns in the body of a method
   */
  public static String statement(Operation operation) {
    return statements(List.of(operation)).stripTrailing();
  }

  /**
   * Operations, in their order.
   *
   * @return a statement after the other, not indented, each with a line break at its end
   */
  public static String statements(List<Operation> operations) {
    StringBuilder text = new StringBuilder();
    for (Code code : codes(operations)) {
      text.append(unindented(Layout.at(code, BODY, 1))).append(";\n");
    }
    return text.toString();
  }

  /** A type: {@code varchar(50)}. */
  public static String type(ColumnType type) {
    return Layout.at(Elements.type(type), 0, 0);
  }

  /**
   * What the statements need imported.
   *
   * @return each as it stands behind {@code import}, in order: {@code static dev.retort.op.Dsl.*},
   *     {@code java.math.BigDecimal}; {@code op} is taken for granted
   */
  public static Set<String> imports(List<Operation> operations) {
    Set<String> imports = new TreeSet<>();
    codes(operations).forEach(code -> code.imports(imports));
    return imports;
  }

  /**
   * The whole file of a revision.
   *
   * @param packageName its package, or empty for none
   * @param className its class, without the package
   * @param message the revision's message
   * @param downClass the canonical name of the class that it follows, or null for a base
   * @param upgrade what it does
   * @param downgrade what undoes it, or null where that is derived
   */
  public static String revision(
      String packageName,
      String className,
      String message,
      @Nullable String downClass,
      List<Operation> upgrade,
      @Nullable List<Operation> downgrade) {
    Set<String> imports = imports(upgrade);
    if (downgrade != null) {
      imports.addAll(imports(downgrade));
    }
    StringBuilder text = new StringBuilder();
    if (!packageName.isEmpty()) {
      text.append("package ").append(packageName).append(";\n\n");
    }
    if (imports.remove(VOCABULARY)) {
      text.append("import ").append(VOCABULARY).append(";\n\n");
    }
    imports.addAll(
        List.of("dev.retort.Migration", "dev.retort.Revision", "dev.retort.op.Operations"));
    imports.forEach(each -> text.append("import ").append(each).append(";\n"));
    text.append("\n@Revision(message = ").append(StringLiterals.literal(message));
    if (downClass != null) {
      text.append(", down = ").append(shown(packageName, downClass)).append(".class");
    }
    text.append(")\npublic final class ").append(className).append(" implements Migration {\n");
    method(text, "upgrade", upgrade);
    if (downgrade != null) {
      text.append('\n');
      method(text, "downgrade", downgrade);
    }
    return text.append("}\n").toString();
  }

  private static void method(StringBuilder text, String name, List<Operation> operations) {
    text.append("  @Override\n  public void ").append(name).append("(Operations op) {");
    String body =
        statements(operations)
            .lines()
            .map(line -> line.isEmpty() ? "\n" : " ".repeat(BODY) + line + "\n")
            .collect(Collectors.joining());
    text.append(body.isEmpty() ? "" : "\n" + body + "  ").append("}\n");
  }

  /** A class of the same package goes without it. */
  private static String shown(String packageName, String className) {
    String prefix = packageName + ".";
    return className.startsWith(prefix) && Character.isUpperCase(className.charAt(prefix.length()))
        ? className.substring(prefix.length())
        : className;
  }

  private static List<Code> codes(List<Operation> operations) {
    List<Code> codes = new ArrayList<>();
    operations.forEach(operation -> codes.addAll(Statements.of(operation)));
    return codes;
  }

  /** All lines but the first stand so far right. */
  private static String unindented(String code) {
    return code.replace("\n" + " ".repeat(BODY), "\n");
  }
}
