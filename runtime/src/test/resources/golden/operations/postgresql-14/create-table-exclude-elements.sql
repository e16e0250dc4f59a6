CREATE TABLE t (
  during int4range NOT NULL,
  CONSTRAINT ex_t_b3a4a1ae EXCLUDE USING gist (during WITH &&)
);

-- in the catalogue
--   + column t during int4range not null
--   + constraint t ex_t_b3a4a1ae EXCLUDE USING gist (during WITH &&)
--   + index CREATE INDEX ex_t_b3a4a1ae ON t USING gist (during)
--   + relation r t p

-- undone by
DROP TABLE t;
