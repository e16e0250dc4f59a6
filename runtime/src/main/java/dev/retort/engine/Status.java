package dev.retort.engine;

import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.util.List;
import java.util.Map;

/**
 * Where a database stands.
 *
 * @param rows the row of each revision of the code that has one
 * @param unknown the rows that are no revision of the code
 * @param pending what an upgrade to the heads would run
 * @param missed revisions that never ran below an applied one
 * @param heads the current heads
 * @param isAhead whether all unknown rows stand above the code's heads
 * @param interrupted what is on its way, a sentence each
 * @param diverged what an upgrade would refuse, a sentence each
 * @param edited the applied revisions that were edited, a sentence each; empty when not asked for
 */
public record Status(
    Map<RevisionNode, HistoryRow> rows,
    List<HistoryRow> unknown,
    List<RevisionNode> pending,
    List<RevisionNode> missed,
    List<RevisionId> heads,
    boolean isAhead,
    List<String> interrupted,
    List<String> diverged,
    List<String> edited) {}
