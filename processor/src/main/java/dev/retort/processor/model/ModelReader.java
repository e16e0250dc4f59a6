package dev.retort.processor.model;

import dev.retort.processor.message.Position;
import dev.retort.processor.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Revision} from a class, in source or in a class file. */
public final class ModelReader {

  /** The annotation that is read. */
  public static final String REVISION = "dev.retort.Revision";

  /** The annotation that silences checks. */
  public static final String ALLOW = "dev.retort.Allow";

  private final ProcessingEnvironment environment;
  private final Elements elements;

  public ModelReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
  }

  /**
   * Reads a class.
   *
   * @param isSource whether this compilation compiles it
   * @return null when it has no {@code @Revision}
   */
  public @Nullable RevisionModel read(TypeElement element, boolean isSource) {
    AnnotationMirror annotation = revision(element);
    if (annotation == null) {
      return null;
    }
    Position position = new Position(isSource ? element : null, null, null);
    return new RevisionModel(
        element,
        elements.getBinaryName(element).toString(),
        element.getQualifiedName().toString(),
        elements.getPackageOf(element).getQualifiedName().toString(),
        isSource,
        isSource ? SourceFiles.uri(environment, element) : null,
        position,
        text(position, annotation, "message"),
        text(position, annotation, "id"),
        classes(position, annotation, "down"),
        texts(position, annotation, "labels"),
        classes(position, annotation, "dependsOn"));
  }

  /**
   * The class of a binary name.
   *
   * @return null when the compiler does not find it
   */
  public @Nullable TypeElement byBinaryName(String binaryName) {
    TypeElement found = elements.getTypeElement(binaryName);
    if (found != null && elements.getBinaryName(found).contentEquals(binaryName)) {
      return found;
    }
    // Compilers look canonical names up, and a '$' may also be part of a name: try every split.
    for (int i = binaryName.lastIndexOf('$'); i > 0; i = binaryName.lastIndexOf('$', i - 1)) {
      TypeElement outer = byBinaryName(binaryName.substring(0, i));
      if (outer != null) {
        for (TypeElement inner : ElementFilter.typesIn(outer.getEnclosedElements())) {
          if (elements.getBinaryName(inner).contentEquals(binaryName)) {
            return inner;
          }
        }
      }
    }
    return null;
  }

  /** The class's {@code @Revision}, or null. */
  public static @Nullable AnnotationMirror revision(TypeElement element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(REVISION)) {
        return mirror;
      }
    }
    return null;
  }

  private Positioned<String> text(Position position, AnnotationMirror annotation, String name) {
    AnnotationValue value = value(annotation, name);
    Object text = value == null ? "" : value.getValue();
    return new Positioned<>(text.toString(), at(position, annotation, value));
  }

  private List<Positioned<String>> texts(
      Position position, AnnotationMirror annotation, String name) {
    List<Positioned<String>> texts = new ArrayList<>();
    for (AnnotationValue entry : entries(annotation, name)) {
      texts.add(
          new Positioned<>(entry.getValue().toString(), at(position, annotation, name, entry)));
    }
    return texts;
  }

  private List<Positioned<ClassReference>> classes(
      Position position, AnnotationMirror annotation, String name) {
    List<Positioned<ClassReference>> classes = new ArrayList<>();
    for (AnnotationValue entry : entries(annotation, name)) {
      classes.add(new Positioned<>(reference(entry), at(position, annotation, name, entry)));
    }
    return classes;
  }

  private ClassReference reference(AnnotationValue entry) {
    if (entry.getValue() instanceof TypeMirror type
        && type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      return new ClassReference(
          elements.getBinaryName(element).toString(), element.getSimpleName().toString(), element);
    }
    // What the compiler can't find: an error type, or the text "<error>".
    String name = entry.getValue().toString();
    return new ClassReference(name, name.substring(name.lastIndexOf('.') + 1), null);
  }

  /** An entry of an array; Eclipse's compiler knows no place but that of the whole array. */
  private static Position at(
      Position position, AnnotationMirror annotation, String name, AnnotationValue entry) {
    boolean isEclipse = entry.getClass().getName().startsWith("org.eclipse.jdt.");
    return at(position, annotation, isEclipse ? value(annotation, name) : entry);
  }

  private static Position at(
      Position position, AnnotationMirror annotation, @Nullable AnnotationValue value) {
    return position.element() == null
        ? position
        : new Position(position.element(), annotation, value);
  }

  private static List<AnnotationValue> entries(AnnotationMirror annotation, String name) {
    AnnotationValue value = value(annotation, name);
    List<AnnotationValue> entries = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> list) {
      list.forEach(entry -> entries.add((AnnotationValue) entry));
    }
    return entries;
  }

  private static @Nullable AnnotationValue value(AnnotationMirror annotation, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
