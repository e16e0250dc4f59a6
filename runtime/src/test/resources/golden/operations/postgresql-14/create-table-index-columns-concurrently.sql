CREATE TABLE t (
  a integer NOT NULL
);
-- outside the transaction
CREATE INDEX CONCURRENTLY ix_t_a ON t (a);

-- in the catalogue
--   + column t a integer not null
--   + index CREATE INDEX ix_t_a ON t USING btree (a)
--   + relation r t p

-- undone by
DROP TABLE t;
