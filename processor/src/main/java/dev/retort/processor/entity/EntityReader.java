package dev.retort.processor.entity;

import dev.retort.op.Dsl;
import dev.retort.processor.entity.EntityColumn.Kind;
import dev.retort.processor.entity.EntityColumn.Need;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the entities of a compilation. */
public final class EntityReader {

  private static final int DISCRIMINATOR_LENGTH = 31;

  private final Types types;
  private final List<TypeElement> entities = new ArrayList<>();
  private final Set<TypeElement> sources = new HashSet<>();
  private final Set<String> converted = new HashSet<>();

  /** Entities in whose tables others have columns too. */
  private final Set<Element> shared = new HashSet<>();

  private final Map<TypeElement, @Nullable EntityColumn> keys = new HashMap<>();
  private boolean isAnyEntityNotRead;

  private EntityReader(Types types, Collection<TypeElement> roots) {
    this.types = types;
    roots.forEach(this::collect);
    entities.sort(Comparator.comparing(type -> type.getQualifiedName().toString()));
  }

  /**
   * The tables that the entities among classes need, by the entities' names.
   *
   * @param roots the top-level classes that are compiled
   */
  public static EntityTables read(Types types, Collection<TypeElement> roots) {
    EntityReader reader = new EntityReader(types, roots);
    List<EntityTable> tables = new ArrayList<>();
    for (TypeElement entity : reader.entities) {
      EntityTable table = reader.table(entity);
      if (table != null) {
        tables.add(table);
      }
    }
    return new EntityTables(tables, !reader.isAnyEntityNotRead);
  }

  private void collect(TypeElement type) {
    sources.add(type);
    if (Mark.any(type, "Entity")) {
      entities.add(type);
    }
    Mark converter = Mark.of(type, "Converter");
    if (converter != null && Boolean.TRUE.equals(converter.flag("autoApply"))) {
      convertedBy(type.asType(), 0);
    }
    for (Element member : type.getEnclosedElements()) {
      boolean writesElsewhere =
          Mark.any(member, "OneToMany")
              && Mark.any(member, "JoinColumn", "JoinColumns", "OrderColumn");
      if (writesElsewhere) {
        shareArguments(member.asType());
      }
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::collect);
  }

  /** The entities of a collection get a column of its owner. */
  private void shareArguments(TypeMirror collection) {
    TypeMirror type =
        collection instanceof javax.lang.model.type.ExecutableType method
            ? method.getReturnType()
            : collection;
    if (type instanceof DeclaredType declared) {
      for (TypeMirror argument : declared.getTypeArguments()) {
        if (argument instanceof DeclaredType element) {
          shared.add(element.asElement());
        }
      }
    }
  }

  private void convertedBy(TypeMirror type, int depth) {
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals("jakarta.persistence.AttributeConverter")
        && !declared.getTypeArguments().isEmpty()) {
      String name = BasicType.name(declared.getTypeArguments().get(0));
      if (name != null) {
        converted.add(name);
      }
    } else if (depth < 9) {
      types.directSupertypes(type).forEach(above -> convertedBy(above, depth + 1));
    }
  }

  private @Nullable EntityTable table(TypeElement entity) {
    Hierarchy hierarchy = Hierarchy.of(entity);
    if (hierarchy == null || isNoTable(entity, hierarchy)) {
      isAnyEntityNotRead = true;
      return null;
    }
    Attributes attributes = attributes(hierarchy).read(hierarchy.layers());
    List<EntityColumn> columns = new ArrayList<>(attributes.columns());
    boolean isWhole =
        attributes.isWhole()
            && isInsertedAsRead(hierarchy)
            && !(entity.getModifiers().contains(Modifier.ABSTRACT) && !hasSubclass(entity));
    if (hasMapsId(hierarchy)) {
      columns.removeIf(EntityColumn::isKey);
      isWhole = false;
    }
    if (!hierarchy.isRoot() && hierarchy.strategy() == Hierarchy.Strategy.SINGLE_TABLE) {
      columns.replaceAll(column -> column.withNeed(Need.UNSAID));
    } else if (!hierarchy.isRoot() && hierarchy.strategy() == Hierarchy.Strategy.JOINED) {
      isWhole &= addJoinedKey(hierarchy, columns);
    }
    addDiscriminator(hierarchy, columns);
    columns.sort(Comparator.comparing(column -> !column.isKey()));
    TypeElement owner = hierarchy.owner();
    Mark table = Mark.of(owner, "Table");
    String schema = table == null ? "" : table.text("schema") + table.text("catalog");
    return new EntityTable(
        entity.getSimpleName().toString(),
        Hierarchy.table(owner),
        schema.isBlank() ? null : schema,
        columns,
        isWhole,
        table == null || !owner.equals(entity)
            ? new Position(entity, null, null)
            : table.position("name"));
  }

  private Attributes attributes(Hierarchy hierarchy) {
    return new Attributes(types, this::isSource, converted, this::key, hierarchy);
  }

  /** Entities over a query or a view, and abstract ones of which each subclass has a table. */
  private static boolean isNoTable(TypeElement entity, Hierarchy hierarchy) {
    boolean isOverSql =
        entity.getAnnotationMirrors().stream()
            .map(Mark::name)
            .anyMatch(
                name ->
                    name.equals("org.hibernate.annotations.Subselect")
                        || name.equals("org.hibernate.annotations.View")
                        || name.startsWith("org.eclipse.persistence."));
    return isOverSql
        || (entity.getModifiers().contains(Modifier.ABSTRACT)
            && hierarchy.strategy() == Hierarchy.Strategy.TABLE_PER_CLASS);
  }

  /** Whether rows come from the entity, and nobody else puts columns of its own into them. */
  private boolean isInsertedAsRead(Hierarchy hierarchy) {
    return hierarchy.classes().stream()
        .noneMatch(
            type ->
                shared.contains(type)
                    || Mark.any(type, "SecondaryTable", "SecondaryTables")
                    || type.getAnnotationMirrors().stream()
                        .anyMatch(
                            mirror -> Mark.name(mirror).startsWith("org.hibernate.annotations.")));
  }

  private static boolean hasMapsId(Hierarchy hierarchy) {
    return hierarchy.classes().stream()
        .flatMap(type -> type.getEnclosedElements().stream())
        .anyMatch(
            member -> Mark.any(member, "MapsId", "PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns"));
  }

  /** The key that a table of a subclass shares with that of its root. */
  private boolean addJoinedKey(Hierarchy hierarchy, List<EntityColumn> columns) {
    EntityColumn key = key(hierarchy.root());
    List<Mark> joins =
        Mark.all(hierarchy.entity(), "PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns");
    if (key == null || joins.size() > 1) {
      return false;
    }
    String named = joins.isEmpty() ? "" : joins.get(0).text("name");
    columns.add(key.asJoinedKey(named.isBlank() ? key.name() : Spelling.of(named)));
    return true;
  }

  /** The column that tells the classes of one table apart. */
  private void addDiscriminator(Hierarchy hierarchy, List<EntityColumn> columns) {
    TypeElement root = hierarchy.root();
    Mark mark = Mark.of(root, "DiscriminatorColumn");
    String named = mark == null ? "" : mark.text("name");
    boolean isPlain =
        mark == null
            || (mark.constant("discriminatorType").isEmpty()
                && mark.number("length") == 0
                && mark.text("columnDefinition").isBlank());
    columns.add(
        new EntityColumn(
            hierarchy.entity().getSimpleName() + "'s discriminator",
            named.isBlank() ? new Spelling("DTYPE") : Spelling.of(named),
            isPlain ? Dsl.varchar(DISCRIMINATOR_LENGTH) : null,
            Kind.OTHER,
            0,
            Need.UNSAID,
            false,
            false,
            false,
            hierarchy.isRoot()
                && hierarchy.strategy() == Hierarchy.Strategy.SINGLE_TABLE
                && hasSubclass(root),
            null,
            new Position(hierarchy.entity(), null, null)));
  }

  private boolean hasSubclass(TypeElement entity) {
    return entities.stream().anyMatch(each -> isBelow(each, entity));
  }

  private boolean isBelow(TypeElement type, TypeElement above) {
    return !type.equals(above)
        && types.isSubtype(types.erasure(type.asType()), types.erasure(above.asType()));
  }

  /** The only key column of an entity; null where it has several, or one that is not understood. */
  private @Nullable EntityColumn key(TypeElement entity) {
    if (keys.containsKey(entity)) {
      return keys.get(entity);
    }
    keys.put(entity, null); // keys may go in a circle
    Hierarchy hierarchy = Hierarchy.of(entity);
    EntityColumn key = null;
    if (hierarchy != null && !hasMapsId(hierarchy)) {
      List<EntityColumn> found = attributes(hierarchy).readKey().columns();
      key = found.size() == 1 && found.get(0).reference() == null ? found.get(0) : null;
    }
    keys.put(entity, key);
    return key;
  }

  private boolean isSource(Element element) {
    return sources.contains(element.getEnclosingElement());
  }
}
