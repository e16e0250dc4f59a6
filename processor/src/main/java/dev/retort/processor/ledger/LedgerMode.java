package dev.retort.processor.ledger;

/** What a compilation may do with the ledger. */
public enum LedgerMode {
  /** New revisions are written into it. */
  RECORD,
  /** Nothing is written; a revision that is not in it is an error. */
  FROZEN,
  /** There is none; every revision pins its ID. */
  OFF
}
