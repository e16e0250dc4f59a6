package dev.retort.processor.lint;

import dev.retort.processor.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or may hurt.
 *
 * @param message which check
 * @param revision in which revision
 * @param isDowngrade whether in its {@code downgrade}
 * @param source at which call
 * @param subject which part of the call, or null for all of it; see {@link Source#at}
 * @param text the message's text with its parts filled in
 */
public record Finding(
    Message message,
    RevisionSteps revision,
    boolean isDowngrade,
    Source source,
    @Nullable Object subject,
    String text) {}
