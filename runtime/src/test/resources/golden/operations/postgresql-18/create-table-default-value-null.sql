CREATE TABLE t (
  a integer DEFAULT NULL
);

-- in the catalogue
--   + column t a integer
--   + relation r t p

-- undone by
DROP TABLE t;
