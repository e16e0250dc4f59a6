CREATE TABLE t (
  b INT NOT NULL,
  a INT NOT NULL,
  PRIMARY KEY (b, a)
);

-- undone by
DROP TABLE t;
