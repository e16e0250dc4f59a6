/**
 * What users touch: {@link dev.retort.Revision} and {@link dev.retort.Migration} to write
 * migrations, {@code MigrationRegistry} to run them, the reports and the exceptions.
 */
@NullMarked
package dev.retort;

import org.jspecify.annotations.NullMarked;
