package dev.retort.processor.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** An object of a class that is compiled now: a revision, a helper, a record, an enum constant. */
final class Instance {

  private final TypeElement type;

  /** The code that a local or inner class stands in; null for all others. */
  private final @Nullable Frame scope;

  private final @Nullable String constant;
  private final int ordinal;
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
  private boolean known = true;
  private boolean isNew = true;

  Instance(TypeElement type, @Nullable Frame scope) {
    this(type, scope, null, -1);
  }

  /**
   * An object.
   *
   * @param constant its name where it is a constant of an enum, else null
   */
  Instance(TypeElement type, @Nullable Frame scope, @Nullable String constant, int ordinal) {
    this.type = type;
    this.scope = scope;
    this.constant = constant;
    this.ordinal = ordinal;
  }

  TypeElement type() {
    return type;
  }

  @Nullable Frame scope() {
    return scope;
  }

  @Nullable String constant() {
    return constant;
  }

  int ordinal() {
    return ordinal;
  }

  boolean isRecord() {
    return type.getKind() == ElementKind.RECORD;
  }

  /** Whether a field without a value has that of its type; else it is not known. */
  boolean isKnown() {
    return known;
  }

  void unknown() {
    known = false;
  }

  /** Whether its constructor is not through. */
  boolean isNew() {
    return isNew;
  }

  void made() {
    isNew = false;
  }

  /** The fields that have a value by now, by {@link #key}. */
  Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** Two classes of one hierarchy may each have a field of a name. */
  static String key(javax.lang.model.element.Element field) {
    return field.getEnclosingElement() + "." + field.getSimpleName();
  }

  @Nullable Object component(String name) {
    return fields.get(type + "." + name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (isRecord()
            && other instanceof Instance that
            && type.equals(that.type)
            && fields.equals(that.fields));
  }

  @Override
  public int hashCode() {
    return isRecord() ? fields.hashCode() : constant != null ? constant.hashCode() : 1;
  }

  @Override
  public String toString() {
    return type.toString();
  }
}
