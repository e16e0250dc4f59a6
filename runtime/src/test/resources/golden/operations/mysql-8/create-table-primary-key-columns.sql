CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  PRIMARY KEY (b, a)
);

-- undone by
DROP TABLE t;
