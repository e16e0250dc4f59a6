CREATE TABLE t (
  a integer NOT NULL,
  CONSTRAINT later UNIQUE (a) DEFERRABLE
);

-- in the catalogue
--   + column t a integer not null
--   + constraint t later UNIQUE (a) DEFERRABLE
--   + index CREATE UNIQUE INDEX later ON t USING btree (a)
--   + relation r t p

-- undone by
DROP TABLE t;
