CREATE TABLE t (
  a integer NOT NULL,
  b integer
);

-- in the catalogue
--   + column t a integer not null
--   + column t b integer
--   + relation r t p

-- undone by
DROP TABLE t;
