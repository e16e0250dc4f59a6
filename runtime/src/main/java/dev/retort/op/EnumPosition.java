package dev.retort.op;

/**
 * Where {@code addEnumValue} puts a value: {@code after("new")}.
 *
 * @param isBefore before the other value, else after it
 * @param value the other value
 */
public record EnumPosition(boolean isBefore, String value) {}
