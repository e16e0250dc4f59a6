CREATE TABLE t (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL
);
CREATE INDEX ix_t_a_b ON t (a, b);
CREATE INDEX b_first ON t (b DESC, a NULLS LAST);
CREATE UNIQUE INDEX uq_t_b ON t (b);

-- in the catalogue
--   + T
--   + T column A INTEGER NOT NULL
--   + T column B INTEGER NOT NULL
--   + T index B_FIRST (B DESC NULLS LAST, A NULLS LAST)
--   + T index IX_T_A_B (A NULLS FIRST, B NULLS FIRST)
--   + T index UQ_T_B UNIQUE (B NULLS FIRST)

-- undone by
DROP TABLE t;
