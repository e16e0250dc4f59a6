package dev.retort.processor.model;

import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class that an annotation names.
 *
 * @param binaryName its binary name, as far as the compiler knows it
 * @param simpleName its name for people
 * @param element the class; null when the compiler can't find it
 */
public record ClassReference(String binaryName, String simpleName, @Nullable TypeElement element) {}
