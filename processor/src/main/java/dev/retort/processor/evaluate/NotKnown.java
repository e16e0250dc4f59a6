package dev.retort.processor.evaluate;

/** Somebody asked for a value that is not known. */
final class NotKnown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Opaque opaque;

  NotKnown(Opaque opaque) {
    super(opaque.why(), null, false, false);
    this.opaque = opaque;
  }

  Opaque opaque() {
    return opaque;
  }
}
