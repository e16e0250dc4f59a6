package dev.retort.processor.message;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a message stands: as near to the mistake as the compiler allows.
 *
 * @param element the class; null where there is no source (a message about options or the ledger)
 * @param annotation the annotation, or null for the class itself
 * @param value the annotation's value (of an array the very entry), or null for all of it
 * @param place an expression in a body, which then counts alone; null for all else
 */
public record Position(
    @Nullable Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    @Nullable Place place) {

  /** No place in the source. */
  public static final Position NOWHERE = new Position(null, null, null);

  /** A place outside bodies. */
  public Position(
      @Nullable Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable AnnotationValue value) {
    this(element, annotation, value, null);
  }

  /** An expression in a body. */
  public static Position at(Place place) {
    return new Position(null, null, null, place);
  }
}
