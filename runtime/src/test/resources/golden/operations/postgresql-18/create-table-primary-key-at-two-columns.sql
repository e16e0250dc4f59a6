CREATE TABLE t (
  b integer NOT NULL,
  a integer NOT NULL,
  CONSTRAINT pk_t PRIMARY KEY (b, a)
);

-- in the catalogue
--   + column t a integer not null
--   + column t b integer not null
--   + constraint t pk_t PRIMARY KEY (b, a)
--   + index CREATE UNIQUE INDEX pk_t ON t USING btree (b, a)
--   + relation r t p

-- undone by
DROP TABLE t;
