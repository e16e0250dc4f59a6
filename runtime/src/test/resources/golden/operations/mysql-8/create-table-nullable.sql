CREATE TABLE t (
  a INT NOT NULL,
  b INT
);

-- undone by
DROP TABLE t;
