package dev.retort.spi;

/** Which Retort this is: the processor compares its own with that on the class path. */
public final class RetortVersion {

  /** The version, as in the Maven coordinates. */
  public static final String VERSION = "0.1.0-SNAPSHOT";

  private RetortVersion() {}
}
