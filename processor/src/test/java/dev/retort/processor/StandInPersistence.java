package dev.retort.processor;

import java.nio.file.Path;

/** Annotations of {@code jakarta.persistence}, as far as the tests need them: nobody ships them. */
final class StandInPersistence {

  private static final String[] TYPES = {
    "@Target(ElementType.TYPE) @interface Entity { String name() default \"\"; }",
    "@Target(ElementType.TYPE) @interface Table { String name() default \"\"; String schema() default"
        + " \"\"; String catalog() default \"\"; }",
    "@interface Column { String name() default \"\"; boolean nullable() default true; int length()"
        + " default 255; int precision() default 0; int scale() default 0; String columnDefinition()"
        + " default \"\"; String table() default \"\"; boolean insertable() default true; }",
    "@interface Id {}",
    "@interface EmbeddedId {}",
    "@interface Embedded {}",
    "@interface Embeddable {}",
    "@interface MappedSuperclass {}",
    "@interface Transient {}",
    "@interface Lob {}",
    "@interface Version {}",
    "@interface Access {}",
    "@interface IdClass { Class<?> value(); }",
    "@interface Basic { boolean optional() default true; }",
    "@interface ManyToOne { boolean optional() default true; Class<?> targetEntity() default"
        + " void.class; }",
    "@interface OneToOne { boolean optional() default true; String mappedBy() default \"\";"
        + " Class<?> targetEntity() default void.class; }",
    "@interface OneToMany { String mappedBy() default \"\"; }",
    "@interface ManyToMany {}",
    "@interface ElementCollection {}",
    "@interface JoinTable {}",
    "@interface MapsId { String value() default \"\"; }",
    "@interface PrimaryKeyJoinColumn { String name() default \"\"; }",
    "@interface JoinColumn { String name() default \"\"; boolean nullable() default true; String"
        + " referencedColumnName() default \"\"; String columnDefinition() default \"\"; String table()"
        + " default \"\"; }",
    "@interface JoinColumns { JoinColumn[] value(); }",
    "@interface AttributeOverride { String name(); Column column(); }",
    "@interface AttributeOverrides { AttributeOverride[] value(); }",
    "enum EnumType { ORDINAL, STRING }",
    "@interface Enumerated { EnumType value() default EnumType.ORDINAL; }",
    "@interface Convert { Class<?> converter() default void.class; String attributeName() default"
        + " \"\"; }",
    "@interface Converter { boolean autoApply() default false; }",
    "interface AttributeConverter<X, Y> {}",
    "enum GenerationType { AUTO, IDENTITY, SEQUENCE, TABLE, UUID }",
    "@interface GeneratedValue { GenerationType strategy() default GenerationType.AUTO; }",
    "enum InheritanceType { SINGLE_TABLE, JOINED, TABLE_PER_CLASS }",
    "@interface Inheritance { InheritanceType strategy() default InheritanceType.SINGLE_TABLE; }",
    "enum DiscriminatorType { STRING, CHAR, INTEGER }",
    "@interface DiscriminatorColumn { String name() default \"DTYPE\"; DiscriminatorType"
        + " discriminatorType() default DiscriminatorType.STRING; int length() default 31; String"
        + " columnDefinition() default \"\"; }"
  };

  private StandInPersistence() {}

  /** Compiles them into a folder. */
  static Path compiled(Path folder) {
    Compilation compilation = new Compilation(folder);
    for (String type : TYPES) {
      boolean isAnnotation = type.contains("@interface");
      compilation.source(
          "package jakarta.persistence;\nimport java.lang.annotation.*;\n"
              + (isAnnotation ? "@Retention(RetentionPolicy.RUNTIME) " : "")
              + type.replaceFirst("(@interface|interface|enum) ", "public $1 "));
    }
    compilation.source(
        "package org.hibernate.annotations; public @interface Formula { String value(); }");
    Compilation.Result result = compilation.compile();
    if (!result.success()) {
      throw new AssertionError(result.messages());
    }
    return compilation.classes();
  }
}
