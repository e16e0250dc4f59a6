package dev.retort.processor.lint;

/**
 * What happened last to an object.
 *
 * @param isGone whether it was dropped, or renamed to another name
 * @param revision the binary class name of the revision that did it
 * @param words {@code created in CreateAccount}, {@code renamed to "holder" in RenameOwner}
 */
public record Event(boolean isGone, String revision, String words) {}
