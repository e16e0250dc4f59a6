/**
 * What a review looks at: the SQL that each revision comes to, and the schema that the chain
 * leaves; as text, and beside the files that are kept of it. Knows no compiler.
 */
@NullMarked
package dev.retort.processor.review;

import org.jspecify.annotations.NullMarked;
