CREATE TABLE t (
  a INT DEFAULT NULL
);

-- undone by
DROP TABLE t;
