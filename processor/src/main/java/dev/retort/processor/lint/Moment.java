package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.processor.sql.NamesRead;
import java.util.List;

/**
 * One operation of one revision on one kind of database: what a rule looks at.
 *
 * @param revision the revision
 * @param isDowngrade whether it is of {@code downgrade}
 * @param operation what is done; never an {@code On}
 * @param source where it was written
 * @param before what it finds
 * @param after what it leaves
 * @param earlier what the revision did before it on this database, as far as it is known
 * @param dialect the database
 * @param isDeclared whether the user named the databases; else a rule says only what holds on all
 *     of them, in the same words
 * @param sqlNames reads the names in an author's SQL
 */
public record Moment(
    RevisionSteps revision,
    boolean isDowngrade,
    Operation operation,
    Source source,
    Knowledge before,
    Knowledge after,
    List<Operation> earlier,
    Dialect dialect,
    boolean isDeclared,
    NamesRead sqlNames) {}
