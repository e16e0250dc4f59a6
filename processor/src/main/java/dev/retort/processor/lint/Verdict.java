package dev.retort.processor.lint;

import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import javax.tools.Diagnostic.Kind;

/**
 * What is told of a finding.
 *
 * @param message which check
 * @param kind how loud
 * @param position where
 * @param text the text, without code and name
 */
public record Verdict(Message message, Kind kind, Position position, String text) {}
