CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  INDEX ix_t_a_b (a, b),
  INDEX b_first (b DESC, a),
  UNIQUE INDEX uq_t_b (b)
);

-- undone by
DROP TABLE t;
