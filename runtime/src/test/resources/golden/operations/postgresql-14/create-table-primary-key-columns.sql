CREATE TABLE t (
  a integer NOT NULL,
  b integer NOT NULL,
  CONSTRAINT the_key PRIMARY KEY (b, a)
);

-- in the catalogue
--   + column t a integer not null
--   + column t b integer not null
--   + constraint t the_key PRIMARY KEY (b, a)
--   + index CREATE UNIQUE INDEX the_key ON t USING btree (b, a)
--   + relation r t p

-- undone by
DROP TABLE t;
