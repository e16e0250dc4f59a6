CREATE TABLE t (
  a integer NOT NULL,
  b integer NOT NULL,
  CONSTRAINT uq_t_a UNIQUE (a),
  CONSTRAINT "both" UNIQUE (a, b)
);

-- in the catalogue
--   + column t a integer not null
--   + column t b integer not null
--   + constraint t "both" UNIQUE (a, b)
--   + constraint t uq_t_a UNIQUE (a)
--   + index CREATE UNIQUE INDEX "both" ON t USING btree (a, b)
--   + index CREATE UNIQUE INDEX uq_t_a ON t USING btree (a)
--   + relation r t p

-- undone by
DROP TABLE t;
