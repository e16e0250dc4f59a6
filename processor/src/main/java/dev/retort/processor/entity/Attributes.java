package dev.retort.processor.entity;

import dev.retort.op.ColumnType;
import dev.retort.processor.entity.EntityColumn.Kind;
import dev.retort.processor.entity.EntityColumn.Need;
import dev.retort.processor.entity.EntityColumn.Reference;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the fields of an entity. What is not understood is left out, and the entity is not
 * whole.
 */
final class Attributes {

  /** Hibernate's own annotations that leave a field its column, but perhaps of another type. */
  private static final Set<String> KEEP_THE_COLUMN =
      Set.of(
          "CreationTimestamp",
          "UpdateTimestamp",
          "CurrentTimestamp",
          "Generated",
          "NaturalId",
          "ColumnDefault",
          "JdbcTypeCode",
          "JdbcType",
          "JavaType",
          "TenantId",
          "Immutable",
          "OnDelete",
          "Cache",
          "Fetch",
          "BatchSize",
          "Comment",
          "Nationalized",
          "UuidGenerator",
          "NotFound",
          "OptimisticLock",
          "GenericGenerator",
          "LazyToOne",
          "LazyGroup",
          "Mutability",
          "TimeZoneStorage",
          "Check",
          "Source");

  private static final String HIBERNATE = "org.hibernate.annotations.";
  private static final int DEEPEST = 8;

  private final Types types;
  private final Predicate<Element> isSource;
  private final Set<String> converted;
  private final Function<TypeElement, @Nullable EntityColumn> keyOf;
  private final Hierarchy hierarchy;
  private final List<EntityColumn> columns = new ArrayList<>();
  private boolean isWhole = true;
  private int depth;

  /**
   * Of an entity.
   *
   * @param isSource whether messages can stand on an element
   * @param converted the types that a converter takes by itself
   * @param keyOf the one key column of another entity, or null
   */
  Attributes(
      Types types,
      Predicate<Element> isSource,
      Set<String> converted,
      Function<TypeElement, @Nullable EntityColumn> keyOf,
      Hierarchy hierarchy) {
    this.types = types;
    this.isSource = isSource;
    this.converted = converted;
    this.keyOf = keyOf;
    this.hierarchy = hierarchy;
  }

  /** Reads the fields of classes. */
  Attributes read(List<TypeElement> layers) {
    DeclaredType site = (DeclaredType) hierarchy.entity().asType();
    Map<String, Mark> overrides = overrides();
    Map<String, Member> members = new LinkedHashMap<>();
    for (TypeElement layer : layers) {
      // A getter that is overridden counts as the lowest class has it.
      Member.of(layer, hierarchy.isByFields()).forEach(each -> members.put(each.name(), each));
    }
    members.values().forEach(member -> read(member, site, "", overrides, false));
    return this;
  }

  /** Reads the key alone. */
  Attributes readKey() {
    DeclaredType site = (DeclaredType) hierarchy.entity().asType();
    Map<String, Mark> overrides = overrides();
    for (TypeElement layer : hierarchy.classes()) {
      for (Member member : Member.of(layer, hierarchy.isByFields())) {
        if (Mark.any(member.element(), "Id", "EmbeddedId")) {
          read(member, site, "", overrides, false);
        }
      }
    }
    return this;
  }

  private Map<String, Mark> overrides() {
    Map<String, Mark> overrides = new HashMap<>();
    for (TypeElement layer : hierarchy.classes()) {
      overrides(layer).forEach(overrides::putIfAbsent);
    }
    return overrides;
  }

  List<EntityColumn> columns() {
    return columns;
  }

  boolean isWhole() {
    return isWhole;
  }

  private static Map<String, Mark> overrides(Element element) {
    Map<String, Mark> overrides = new HashMap<>();
    for (Mark each : Mark.all(element, "AttributeOverride", "AttributeOverrides")) {
      each.marks("column").forEach(column -> overrides.put(each.text("name"), column));
    }
    return overrides;
  }

  private void read(
      Member member,
      DeclaredType site,
      String path,
      Map<String, Mark> overrides,
      boolean isEmbeddedKey) {
    Element element = member.element();
    boolean isFinal =
        element.getModifiers().contains(Modifier.FINAL)
            && !(element.getEnclosingElement() instanceof TypeElement owner
                && owner.getKind() == ElementKind.RECORD)
            && element.getKind() == ElementKind.FIELD;
    if (isFinal || Mark.any(element, "Access") || isNotUnderstood(element)) {
      isWhole = false;
      return;
    }
    TypeMirror type = types.asMemberOf(site, element);
    if (type instanceof ExecutableType method) {
      type = method.getReturnType();
    }
    if (Mark.any(element, "OneToMany", "ManyToMany", "ElementCollection")) {
      return; // their columns are in other tables
    } else if (Mark.any(element, "ManyToOne", "OneToOne")) {
      association(member, type, path);
    } else if (isEmbedded(element, type)) {
      embedded(member, (DeclaredType) type, path, overrides, isEmbeddedKey);
    } else {
      Mark overridden = overrides.get(member.name());
      Mark column = overridden == null ? Mark.of(element, "Column") : overridden;
      basic(member, type, path, column, isEmbeddedKey);
    }
  }

  private static boolean isNotUnderstood(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      String name = Mark.name(mirror);
      if (name.startsWith("org.eclipse.persistence.")
          || (name.startsWith(HIBERNATE)
              && !KEEP_THE_COLUMN.contains(name.substring(HIBERNATE.length())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmbedded(Element element, TypeMirror type) {
    return type instanceof DeclaredType declared
        && (Mark.any(element, "Embedded", "EmbeddedId")
            || Mark.any(declared.asElement(), "Embeddable"));
  }

  private void embedded(
      Member member,
      DeclaredType type,
      String path,
      Map<String, Mark> outer,
      boolean isEmbeddedKey) {
    TypeElement embeddable = (TypeElement) type.asElement();
    boolean hasSuperclass =
        embeddable.getSuperclass() instanceof DeclaredType above
            && !Set.of("java.lang.Object", "java.lang.Record")
                .contains(String.valueOf(BasicType.name(above)));
    if (hasSuperclass
        || Mark.any(embeddable, "Access")
        || Mark.any(member.element(), "Convert", "Converts")
        || depth > DEEPEST) {
      isWhole = false;
      return;
    }
    Map<String, Mark> overrides = new HashMap<>(overrides(member.element()));
    outer.forEach(
        (name, column) -> {
          if (name.startsWith(member.name() + ".")) {
            overrides.put(name.substring(member.name().length() + 1), column);
          }
        });
    boolean isKey = isEmbeddedKey || Mark.any(member.element(), "EmbeddedId", "Id");
    depth++;
    for (Member each : Member.of(embeddable, hierarchy.isByFields())) {
      read(each, type, path + member.name() + ".", overrides, isKey);
    }
    depth--;
  }

  private void basic(
      Member member, TypeMirror type, String path, @Nullable Mark column, boolean isEmbeddedKey) {
    Element element = member.element();
    boolean isConverted = Mark.any(element, "Convert", "Converts");
    if (column != null && !column.text("table").isBlank()) {
      isWhole = false;
      return;
    }
    BasicType known = BasicType.of(type, element, column, converted);
    if (known == null && column == null && !isConverted) {
      isWhole = false;
      return;
    }
    boolean isSurelySo =
        !isConverted
            && !isHibernates(element)
            && hierarchy.classes().stream().noneMatch(each -> Mark.any(each, "Convert", "Converts"))
            && (column == null || column.text("columnDefinition").isBlank());
    BasicType typed = isSurelySo ? known : null;
    boolean isKey = isEmbeddedKey || Mark.any(element, "Id");
    boolean isPrimitive = typed != null && type.getKind().isPrimitive();
    String named = column == null ? "" : column.text("name");
    Mark generated = Mark.of(element, "GeneratedValue");
    columns.add(
        new EntityColumn(
            attribute(path, member),
            named.isBlank() ? new Spelling(member.name()) : Spelling.of(named),
            typed == null ? null : typed.type(),
            typed == null ? Kind.OTHER : typed.kind(),
            typed == null ? 0 : BasicType.length(column),
            path.isEmpty() || isEmbeddedKey
                ? need(
                    isKey || isPrimitive,
                    column == null ? null : column.flag("nullable"),
                    flag(element, "Basic", "optional"))
                : Need.UNSAID, // an object that is null as a whole has null in all columns
            isKey,
            generated != null && generated.constant("strategy").equals("IDENTITY"),
            isPrimitive,
            true,
            null,
            position(element, column, "name")));
  }

  private static boolean isHibernates(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(mirror -> Mark.name(mirror).startsWith(HIBERNATE));
  }

  private void association(Member member, TypeMirror type, String path) {
    Element element = member.element();
    Mark one = Mark.of(element, "OneToOne");
    if (one != null && !one.text("mappedBy").isBlank()) {
      return;
    }
    List<Mark> joins = Mark.all(element, "JoinColumn", "JoinColumns");
    boolean isElsewhere =
        Mark.any(element, "JoinTable", "PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns")
            || isOverridden(element)
            || joins.stream().anyMatch(join -> !join.text("table").isBlank());
    Mark many = Mark.of(element, "ManyToOne");
    Mark kind = many == null ? Objects.requireNonNull(one) : many;
    TypeElement target =
        kind.value("targetEntity") != null
                || !(type instanceof DeclaredType declared)
                || !Mark.any(declared.asElement(), "Entity")
            ? null
            : (TypeElement) declared.asElement();
    EntityColumn key = target == null || depth > DEEPEST ? null : keyOf.apply(target);
    boolean isUnnamed = joins.isEmpty() || joins.get(0).text("name").isBlank();
    if (isElsewhere || (key == null && joins.size() < 2 && isUnnamed)) {
      isWhole = false;
      return;
    }
    if (joins.isEmpty()) {
      join(member, path, null, false, kind, target, key);
    }
    for (Mark join : joins) {
      join(member, path, join, joins.size() > 1, kind, target, key);
    }
  }

  private boolean isOverridden(Element element) {
    return depth > 0
        || Stream.concat(hierarchy.classes().stream(), Stream.of(element))
            .anyMatch(each -> Mark.any(each, "AssociationOverride", "AssociationOverrides"));
  }

  private void join(
      Member member,
      String path,
      @Nullable Mark join,
      boolean isOneOfSeveral,
      Mark kind,
      @Nullable TypeElement target,
      @Nullable EntityColumn key) {
    String named = join == null ? "" : join.text("name");
    String referenced = join == null ? "" : join.text("referencedColumnName");
    boolean isToKey =
        !isOneOfSeveral
            && key != null
            && (referenced.isBlank()
                || key.name().candidates().contains(Spelling.of(referenced).snakeCase()));
    if (named.isBlank() && (isOneOfSeveral || key == null || !isToKey)) {
      isWhole = false;
      return;
    }
    ColumnType type =
        isToKey && (join == null || join.text("columnDefinition").isBlank())
            ? Objects.requireNonNull(key).type()
            : null;
    boolean isKey = Mark.any(member.element(), "Id");
    columns.add(
        new EntityColumn(
            attribute(path, member),
            named.isBlank()
                ? new Spelling(member.name() + "_" + Objects.requireNonNull(key).name().text())
                : Spelling.of(named),
            type,
            Kind.OTHER,
            0,
            path.isEmpty()
                ? need(isKey, join == null ? null : join.flag("nullable"), kind.flag("optional"))
                : Need.UNSAID,
            isKey,
            false,
            false,
            true,
            isToKey && target != null && Hierarchy.of(target) != null
                ? new Reference(
                    Hierarchy.table(Objects.requireNonNull(Hierarchy.of(target)).owner()),
                    Objects.requireNonNull(key).name())
                : null,
            position(member.element(), join, "name")));
  }

  private static Need need(
      boolean isRequired, @Nullable Boolean nullable, @Nullable Boolean optional) {
    if (isRequired || Boolean.FALSE.equals(nullable) || Boolean.FALSE.equals(optional)) {
      return Need.NEVER_NULL;
    }
    return Boolean.TRUE.equals(nullable) || Boolean.TRUE.equals(optional)
        ? Need.MAY_BE_NULL
        : Need.UNSAID;
  }

  private static @Nullable Boolean flag(Element element, String annotation, String attribute) {
    Mark mark = Mark.of(element, annotation);
    return mark == null ? null : mark.flag(attribute);
  }

  private String attribute(String path, Member member) {
    return hierarchy.entity().getSimpleName() + "." + path + member.name();
  }

  private Position position(Element element, @Nullable Mark mark, String attribute) {
    if (!isSource.test(element)) {
      return new Position(hierarchy.entity(), null, null);
    }
    return mark == null || !mark.on().equals(element)
        ? new Position(element, null, null)
        : mark.position(attribute);
  }
}
