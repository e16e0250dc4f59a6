CREATE TABLE t (
  age integer NOT NULL,
  CONSTRAINT old CHECK (age > 0) NOT VALID
);

-- in the catalogue
--   + column t age integer not null
--   + constraint t old CHECK ((age > 0))
--   + relation r t p

-- undone by
DROP TABLE t;
