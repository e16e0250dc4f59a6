package dev.retort.processor.entity;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * An entity's class and those above it that have a state to keep.
 *
 * @param entity the class
 * @param root the topmost entity above it, or itself
 * @param classes the entity, then its superclasses: entities and mapped superclasses
 * @param isByFields whether the fields are annotated, else the getters
 */
record Hierarchy(
    TypeElement entity, TypeElement root, List<TypeElement> classes, boolean isByFields) {

  /** Which tables the classes of a hierarchy have. */
  enum Strategy {
    SINGLE_TABLE,
    JOINED,
    TABLE_PER_CLASS
  }

  /** Reads it; null where it has no key that is annotated, or says itself how it is accessed. */
  static @Nullable Hierarchy of(TypeElement entity) {
    List<TypeElement> classes = new ArrayList<>();
    TypeElement root = entity;
    for (TypeElement each = entity; each != null; each = superclass(each)) {
      boolean isPersistent = Mark.any(each, "Entity", "MappedSuperclass");
      if (isPersistent
          && (Mark.any(each, "Access")
              || each.getEnclosedElements().stream().anyMatch(e -> Mark.any(e, "Access")))) {
        return null;
      } else if (Mark.any(each, "Entity")) {
        root = each;
        classes.add(each);
      } else if (Mark.any(each, "MappedSuperclass")) {
        classes.add(each);
      }
    }
    boolean fields = hasKey(classes, true);
    boolean getters = hasKey(classes, false);
    return fields == getters ? null : new Hierarchy(entity, root, List.copyOf(classes), fields);
  }

  private static @Nullable TypeElement superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : null;
  }

  private static boolean hasKey(List<TypeElement> classes, boolean isByFields) {
    for (TypeElement type : classes) {
      for (Element member : type.getEnclosedElements()) {
        if (member.getKind().isField() == isByFields && Mark.any(member, "Id", "EmbeddedId")) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isRoot() {
    return root.equals(entity);
  }

  Strategy strategy() {
    Mark mark = Mark.of(root, "Inheritance");
    return switch (mark == null ? "" : mark.constant("strategy")) {
      case "JOINED" -> Strategy.JOINED;
      case "TABLE_PER_CLASS" -> Strategy.TABLE_PER_CLASS;
      default -> Strategy.SINGLE_TABLE;
    };
  }

  /** The class that names the table. */
  TypeElement owner() {
    return strategy() == Strategy.SINGLE_TABLE ? root : entity;
  }

  /** The classes whose fields lie in that table on the entity's behalf, the uppermost first. */
  List<TypeElement> layers() {
    List<TypeElement> layers = new ArrayList<>();
    for (TypeElement each : classes) {
      boolean isAbove = !each.equals(entity) && Mark.any(each, "Entity");
      if (isAbove && strategy() != Strategy.TABLE_PER_CLASS) {
        break;
      }
      layers.add(0, each);
    }
    return layers;
  }

  /** The table's name as the entity gives it. */
  static Spelling table(TypeElement owner) {
    Mark table = Mark.of(owner, "Table");
    Mark entity = Mark.of(owner, "Entity");
    if (table != null && !table.text("name").isBlank()) {
      return Spelling.of(table.text("name"));
    }
    return entity != null && !entity.text("name").isBlank()
        ? Spelling.of(entity.text("name"))
        : new Spelling(owner.getSimpleName().toString());
  }
}
