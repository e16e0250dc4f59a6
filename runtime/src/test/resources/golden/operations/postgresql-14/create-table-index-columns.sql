CREATE TABLE t (
  a integer NOT NULL,
  b integer NOT NULL
);
CREATE INDEX ix_t_a_b ON t (a, b);
CREATE INDEX b_first ON t (b DESC, a);
CREATE UNIQUE INDEX uq_t_b ON t (b);

-- in the catalogue
--   + column t a integer not null
--   + column t b integer not null
--   + index CREATE INDEX b_first ON t USING btree (b DESC, a)
--   + index CREATE INDEX ix_t_a_b ON t USING btree (a, b)
--   + index CREATE UNIQUE INDEX uq_t_b ON t USING btree (b)
--   + relation r t p

-- undone by
DROP TABLE t;
