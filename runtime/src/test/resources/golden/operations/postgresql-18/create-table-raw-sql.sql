CREATE TABLE t (
  a inet
);

-- in the catalogue
--   + column t a inet
--   + relation r t p

-- undone by
DROP TABLE t;
