CREATE TABLE t (
  a integer NOT NULL,
  b integer NOT NULL
);
COMMENT ON COLUMN t.a IS E'it''s "a" \\ ?';
COMMENT ON COLUMN t.b IS 'two
lines';

-- in the catalogue
--   + column t a integer not null comment it's "a" \ ?
--   + column t b integer not null comment two lines
--   + relation r t p

-- undone by
DROP TABLE t;
