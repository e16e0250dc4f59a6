package dev.retort.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retort.processor.model.GeneratedNames;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
   * The source of a factory, in ASCII: the compiler may read it in any encoding.
   *
   * @param factory its name
   * @param index the index resource beside it
   * @param revisions what it creates, all of one package
   */
  static String write(ClassName factory, String index, List<WrittenRevision> revisions) {
    List<WrittenRevision> sorted =
        revisions.stream().sorted(Comparator.comparing(WrittenRevision::binaryName)).toList();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(factory)
            .addJavadoc("The revisions of this package, for {@code MigrationRegistry} to find.\n")
            .addAnnotation(
                AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", "retort-processor")
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(SOURCE);
    suppress(type, sorted);
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
    type.addMethod(
        MethodSpec.methodBuilder("resource")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(InputStream.class)
            .addParameter(String.class, "file")
            .addStatement("return $T.class.getResourceAsStream(file)", factory)
            .build());
    type.addMethod(direction("upgrade", true));
    type.addMethod(direction("downgrade", false));
    parts(type, factory, sorted);
    type.addMethod(run());
    // java.lang is imported too: a class of the package may be named String.
    return ascii(JavaFile.builder(factory.packageName(), type.build()).indent("  ").build());
  }

  /** The binary name of the n-th part of a large factory. */
  static String part(String factory, int n) {
    return factory + "$" + partName(n);
  }

  private static String partName(int n) {
    return "Part" + n + "_";
  }

  private static String ascii(JavaFile file) {
    StringBuilder ascii = new StringBuilder();
    for (char c : file.toString().toCharArray()) {
      if (c < 0x7f) {
        ascii.append(c);
      } else {
        ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }

  /**
   * A deprecated revision must not break a strict build. Only what is needed is suppressed:
   * Eclipse's compiler warns of the rest.
   */
  private static void suppress(TypeSpec.Builder type, List<WrittenRevision> revisions) {
    Set<String> warnings = new TreeSet<>();
    revisions.forEach(revision -> warnings.addAll(revision.warnings()));
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppressed.addMember("value", "$S", warning));
      type.addAnnotation(suppressed.build());
    }
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

  private static List<FieldSpec> constants(List<WrittenRevision> sorted) {
    return sorted.stream()
        .map(
            revision ->
                FieldSpec.builder(
                        String.class,
                        GeneratedNames.constant(revision.binaryName()),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("$S", revision.node().id().value())
                    .build())
        .toList();
  }

  /** The switch; of a large package a choice between parts that have a switch each. */
  private static void parts(
      TypeSpec.Builder type, ClassName factory, List<WrittenRevision> sorted) {
    List<WrittenRevision> creatable =
        sorted.stream().filter(revision -> revision.className() != null).toList();
    if (creatable.size() <= PART) {
      type.addMethod(emit().addModifiers(Modifier.PRIVATE).addCode(choice(creatable)).build());
      return;
    }
    CodeBlock.Builder choose = CodeBlock.builder();
    for (int from = 0, part = 0; from < creatable.size(); from += PART, part++) {
      int to = Math.min(from + PART, creatable.size());
      ClassName name = factory.nestedClass(partName(part));
      type.addType(
          TypeSpec.classBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addMethod(emit().addCode(choice(creatable.subList(from, to))).build())
              .build());
      CodeBlock call = CodeBlock.of("return new $T().emit(className, op, up);\n", name);
      if (to < creatable.size()) {
        choose
            .beginControlFlow("if (className.compareTo($S) < 0)", creatable.get(to).binaryName())
            .add(call)
            .endControlFlow();
      } else {
        choose.add(call);
      }
    }
    type.addMethod(emit().addModifiers(Modifier.PRIVATE).addCode(choose.build()).build());
  }

  /** Names no class but those created: a constant of the factory may have any class's name. */
  private static CodeBlock choice(List<WrittenRevision> revisions) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("switch (className)");
    for (WrittenRevision revision : revisions) {
      body.add(
          "case $S:\n$>run(new $T(), op, up);\nreturn true;\n$<",
          revision.binaryName(),
          revision.className());
    }
    body.add("default:\n$>return false;\n$<");
    body.endControlFlow();
    return body.build();
  }

  private static MethodSpec.Builder emit() {
    return MethodSpec.methodBuilder("emit")
        .returns(boolean.class)
        .addParameter(String.class, "className")
        .addParameter(OPERATIONS, "op")
        .addParameter(boolean.class, "up");
  }
}
