package dev.retort.processor.evaluate;

/** The evaluated code throws, or does what ends its evaluation; why is told by an opaque value. */
final class Thrown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Opaque opaque;
  private final boolean forGood;

  /**
   * The end of an evaluation.
   *
   * @param forGood whether nothing can catch it: a limit was reached
   */
  Thrown(Opaque opaque, boolean forGood) {
    super(opaque.why(), null, false, false);
    this.opaque = opaque;
    this.forGood = forGood;
  }

  Opaque opaque() {
    return opaque;
  }

  boolean isForGood() {
    return forGood;
  }
}
