package dev.retort.processor.model;

import dev.retort.processor.message.Position;

/**
 * A value with the place where it was written.
 *
 * @param value the value
 * @param position where a message about it belongs
 */
public record Positioned<T>(T value, Position position) {}
