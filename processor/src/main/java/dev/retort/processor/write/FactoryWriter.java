package dev.retort.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the factory class of a package.
 *
 * <p>One class for all revisions of a package, because a class each would double compile time. Its
 * switch has two levels and its parts are classes of their own, because a method holds 64 KB and a
 * class 65,535 constants (JVMS 4.7.3, 4.1), and a package may hold 10,000 revisions.
 */
final class FactoryWriter {

  /** Revisions whose switch is one method. */
  private static final int PART = 500;

  private static final ClassName MIGRATION = ClassName.get("dev.retort", "Migration");
  private static final ClassName OPERATIONS = ClassName.get("dev.retort.op", "Operations");
  private static final ClassName SOURCE = ClassName.get("dev.retort.spi", "RevisionSource");
  private static final ClassName INDEX = ClassName.get("dev.retort.spi", "RevisionIndex");
  private static final ClassName GENERATED = ClassName.get("dev.retort.spi", "Generated");
  private static final ClassName NODE = ClassName.get("dev.retort.chain", "RevisionNode");

  private FactoryWriter() {}

  /**
   * The source of a factory.
   *
   * @param factory its name
   * @param index the index resource beside it
   * @param revisions what it creates
   */
  static JavaFile write(ClassName factory, String index, List<WrittenRevision> revisions) {
    List<WrittenRevision> sorted =
        revisions.stream().sorted(Comparator.comparing(WrittenRevision::binaryName)).toList();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(factory)
            .addJavadoc("The revisions of this package, for {@code MigrationRegistry} to find.\n")
            .addAnnotation(
                AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", "retort-processor")
                    .build())
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "deprecation", "removal")
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(SOURCE);
    constants(sorted).forEach(type::addField);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("For {@link java.util.ServiceLoader}.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("revisions")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(ClassName.get(List.class), NODE))
            .addStatement(
                "return $T.read($T.class.getResourceAsStream($S), $S)",
                INDEX,
                factory,
                "/" + index,
                index)
            .build());
    type.addMethod(direction("upgrade", true));
    type.addMethod(direction("downgrade", false));
    type.addMethod(run());
    parts(type, factory, sorted);
    return JavaFile.builder(factory.packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private static MethodSpec direction(String name, boolean up) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addParameter(String.class, "className")
        .addParameter(OPERATIONS, "op")
        .addStatement("return emit(className, op, $L)", up)
        .build();
  }

  private static MethodSpec run() {
    return MethodSpec.methodBuilder("run")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(MIGRATION, "migration")
        .addParameter(OPERATIONS, "op")
        .addParameter(boolean.class, "up")
        .beginControlFlow("if (up)")
        .addStatement("migration.upgrade(op)")
        .nextControlFlow("else")
        .addStatement("migration.downgrade(op)")
        .endControlFlow()
        .build();
  }

  private static MethodSpec.Builder emit() {
    return MethodSpec.methodBuilder("emit")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(String.class, "className")
        .addParameter(OPERATIONS, "op")
        .addParameter(boolean.class, "up");
  }

  private static List<FieldSpec> constants(List<WrittenRevision> sorted) {
    List<FieldSpec> constants = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (WrittenRevision revision : sorted) {
      String name = String.join("_", revision.className().simpleNames());
      for (int i = 2; !taken.add(name); i++) {
        name = String.join("_", revision.className().simpleNames()) + "_" + i;
      }
      constants.add(
          FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .initializer("$S", revision.id())
              .build());
    }
    return constants;
  }

  private static void parts(
      TypeSpec.Builder type, ClassName factory, List<WrittenRevision> sorted) {
    List<WrittenRevision> creatable = sorted.stream().filter(WrittenRevision::isCreatable).toList();
    if (creatable.size() <= PART) {
      type.addMethod(emit(factory, creatable));
      return;
    }
    CodeBlock.Builder choose = CodeBlock.builder();
    for (int from = 0, part = 0; from < creatable.size(); from += PART, part++) {
      int to = Math.min(from + PART, creatable.size());
      ClassName name = factory.nestedClass("Part" + part + "_");
      type.addType(
          TypeSpec.classBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addMethod(emit(factory, creatable.subList(from, to)))
              .build());
      if (to < creatable.size()) {
        choose
            .beginControlFlow("if (className.compareTo($S) < 0)", creatable.get(to).binaryName())
            .addStatement("return $T.emit(className, op, up)", name)
            .endControlFlow();
      } else {
        choose.addStatement("return $T.emit(className, op, up)", name);
      }
    }
    type.addMethod(emit().addCode(choose.build()).build());
  }

  private static MethodSpec emit(ClassName factory, List<WrittenRevision> revisions) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("switch (className)");
    for (WrittenRevision revision : revisions) {
      body.add(
          "case $S:\n$>$T.run(new $T(), op, up);\nreturn true;\n$<",
          revision.binaryName(),
          factory,
          revision.className());
    }
    body.add("default:\n$>return false;\n$<");
    body.endControlFlow();
    return emit().addCode(body.build()).build();
  }
}
