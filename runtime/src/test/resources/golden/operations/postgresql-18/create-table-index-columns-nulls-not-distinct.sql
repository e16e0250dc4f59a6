CREATE TABLE t (
  a integer
);
CREATE UNIQUE INDEX uq_t_a ON t (a) NULLS NOT DISTINCT;

-- in the catalogue
--   + column t a integer
--   + index CREATE UNIQUE INDEX uq_t_a ON t USING btree (a) NULLS NOT DISTINCT
--   + relation r t p

-- undone by
DROP TABLE t;
