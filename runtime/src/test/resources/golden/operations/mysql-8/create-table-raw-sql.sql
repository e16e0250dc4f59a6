CREATE TABLE t (
  a mediumint unsigned
);

-- undone by
DROP TABLE t;
