CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  CONSTRAINT uq_t_a UNIQUE (a),
  CONSTRAINT `both` UNIQUE (a, b)
);

-- undone by
DROP TABLE t;
