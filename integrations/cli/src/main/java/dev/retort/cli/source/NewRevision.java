package dev.retort.cli.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is to be written.
 *
 * @param packageName its package; empty for the default one
 * @param simpleName its class
 * @param message its message
 * @param downs the canonical names of what it follows
 * @param dependsOn the canonical names of what it depends on
 * @param labels its branch labels
 * @param body what its class holds
 */
public record NewRevision(
    String packageName,
    String simpleName,
    String message,
    List<String> downs,
    List<String> dependsOn,
    List<String> labels,
    Body body) {

  private static final int LINE = 100;
  private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");

  /**
   * What a class holds.
   *
   * @param type the interface that it implements
   * @param upgrade the statements of {@code upgrade}, or null for no such method
   * @param downgrade the statements of {@code downgrade}, or null for no such method
   */
  public record Body(String type, @Nullable String upgrade, @Nullable String downgrade) {

    /** Nothing. */
    public static final Body EMPTY = new Body("Migration", "", null);

    /** Nothing yet. */
    public static final Body EXAMPLE =
        upgrade("// op.addColumn(\"account\", column(\"email\", varchar(254)).nullable());");

    /** What stands in files beside it. */
    public static final Body SQL = new Body("SqlMigration", null, null);

    /** {@code upgrade} alone: its inverse is derived. */
    public static Body upgrade(String statements) {
      return new Body("Migration", statements, null);
    }
  }

  public NewRevision {
    downs = List.copyOf(downs);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }

  /** Its canonical name. */
  public String className() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /**
   * A file of it, or beside it.
   *
   * @param suffix {@code .java}, {@code .sql}, {@code .down.sql}
   */
  public Path file(Path root, String suffix) {
    return root.resolve(packageName.replace('.', '/')).resolve(simpleName + suffix);
  }

  /** Its source. */
  public String source() {
    StringBuilder text = new StringBuilder();
    if (!packageName.isEmpty()) {
      text.append("package ").append(packageName).append(";\n\n");
    }
    if (body.upgrade() != null && !body.upgrade().isEmpty()) {
      text.append("import static dev.retort.op.Dsl.*;\n\n");
    }
    text.append(imports()).append('\n').append(annotation()).append('\n');
    text.append("public final class ")
        .append(simpleName)
        .append(" implements ")
        .append(body.type());
    if (body.upgrade() == null) {
      return text.append(" {}\n").toString();
    }
    text.append(" {\n").append(method("upgrade", body.upgrade()));
    if (body.downgrade() != null) {
      text.append('\n').append(method("downgrade", body.downgrade()));
    }
    return text.append("}\n").toString();
  }

  private static String method(String name, String statements) {
    String indented =
        statements.lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
    return "  @Override\n  public void "
        + name
        + "(Operations op) {"
        + (statements.isEmpty() ? "}\n" : "\n" + indented + "  }\n");
  }

  /**
   * Its source by a template of the user's own.
   *
   * @param template text with {@code ${package} ${imports} ${annotation} ${class} ${message}
   *     ${body}}
   * @throws IllegalArgumentException when it has another field
   */
  public String source(String template) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("package", packageName);
    fields.put("imports", imports().stripTrailing());
    fields.put("annotation", annotation());
    fields.put("class", simpleName);
    fields.put("message", message);
    fields.put("body", body.upgrade() == null ? "" : body.upgrade());
    return FIELD
        .matcher(template)
        .replaceAll(
            field -> {
              String value = fields.get(field.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    field.group()
                        + " is no field of a template; there are "
                        + fields.keySet().stream()
                            .map(name -> "${" + name + "}")
                            .collect(Collectors.joining(" ")));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private String imports() {
    TreeSet<String> imports = new TreeSet<>();
    imports.add("dev.retort." + body.type());
    imports.add("dev.retort.Revision");
    if (body.upgrade() != null) {
      imports.add("dev.retort.op.Operations");
    }
    for (String name : named()) {
      if (!name.equals(shown(name)) && !isInPackage(name)) {
        imports.add(name);
      }
    }
    return imports.stream().map(each -> "import " + each + ";\n").collect(Collectors.joining());
  }

  private List<String> named() {
    List<String> named = new ArrayList<>(downs);
    named.addAll(dependsOn);
    return named;
  }

  private boolean isInPackage(String className) {
    return packageName.isEmpty()
        ? className.indexOf('.') < 0
        : className.startsWith(packageName + ".")
            && Character.isUpperCase(className.charAt(packageName.length() + 1));
  }

  /** How a class is named here: alone, where nothing else has that name. */
  private String shown(String className) {
    if (isInPackage(className)) {
      return packageName.isEmpty() ? className : className.substring(packageName.length() + 1);
    }
    String simple = simple(className);
    boolean taken =
        simple.equals(simpleName)
            || simple.equals(body.type())
            || simple.equals("Revision")
            || simple.equals("Operations")
            || named().stream()
                .anyMatch(other -> !other.equals(className) && simple(other).equals(simple));
    return taken ? className : simple;
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private String annotation() {
    List<String> arguments = new ArrayList<>();
    arguments.add("message = " + literal(message));
    classes("down", downs, arguments);
    if (!labels.isEmpty()) {
      arguments.add("labels = " + array(labels.stream().map(NewRevision::literal).toList()));
    }
    classes("dependsOn", dependsOn, arguments);
    String one = "@Revision(" + String.join(", ", arguments) + ")";
    return one.length() <= LINE
        ? one
        : "@Revision(\n    " + String.join(",\n    ", arguments) + ")";
  }

  private void classes(String name, List<String> classes, List<String> arguments) {
    if (!classes.isEmpty()) {
      arguments.add(
          name + " = " + array(classes.stream().map(each -> shown(each) + ".class").toList()));
    }
  }

  private static String array(List<String> values) {
    return values.size() == 1 ? values.get(0) : "{" + String.join(", ", values) + "}";
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
