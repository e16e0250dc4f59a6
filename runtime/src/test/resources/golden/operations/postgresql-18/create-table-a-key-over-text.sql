CREATE TABLE t (
  a text NOT NULL
);
CREATE INDEX ix_t_a ON t (a);

-- in the catalogue
--   + column t a text not null
--   + index CREATE INDEX ix_t_a ON t USING btree (a)
--   + relation r t p

-- undone by
DROP TABLE t;
