package dev.retort.processor.evaluate;

import javax.lang.model.element.TypeElement;

/**
 * A class literal, or what {@code getClass()} gives.
 *
 * @param type the class
 * @param binaryName its name as {@code Class.getName()} tells it
 */
record ClassLiteral(TypeElement type, String binaryName) {}
