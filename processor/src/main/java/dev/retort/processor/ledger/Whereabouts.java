package dev.retort.processor.ledger;

/** Where the class of a ledger's line is. */
public enum Whereabouts {
  /** It is compiled now, or the compiler knows it as a type. */
  HERE,
  /** It exists, or may exist, but this compilation does not see it: so it can't judge the chain. */
  UNSEEN,
  /** It is nowhere: not compiled now, no type, no class file, no source. */
  GONE
}
