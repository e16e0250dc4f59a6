/** Schema migration in which the compiler answers back: the part that runs. */
module dev.retort.runtime {
  requires transitive java.sql;
  requires static org.jspecify;

  exports dev.retort;
  exports dev.retort.op;
  exports dev.retort.chain;
  exports dev.retort.dialect;
  exports dev.retort.engine;
  exports dev.retort.schema;
  exports dev.retort.spi;

  uses dev.retort.engine.DatabaseSupport;
  uses dev.retort.spi.RevisionSource;
}
