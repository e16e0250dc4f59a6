CREATE TABLE t (
  a integer,
  CONSTRAINT uq_t_a UNIQUE NULLS NOT DISTINCT (a)
);

-- in the catalogue
--   + column t a integer
--   + constraint t uq_t_a UNIQUE NULLS NOT DISTINCT (a)
--   + index CREATE UNIQUE INDEX uq_t_a ON t USING btree (a) NULLS NOT DISTINCT
--   + relation r t p

-- undone by
DROP TABLE t;
