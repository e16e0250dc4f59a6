CREATE TABLE t (
  a INTEGER,
  b INTEGER,
  CONSTRAINT uq_t_a UNIQUE NULLS NOT DISTINCT (a)
);
CREATE UNIQUE NULLS NOT DISTINCT INDEX uq_t_b ON t (b);

-- in the catalogue
--   + T
--   + T column A INTEGER
--   + T column B INTEGER
--   + T constraint UQ_T_A UNIQUE NULLS NOT DISTINCT (A)
--   + T index UQ_T_B UNIQUE NULLS NOT DISTINCT (B NULLS FIRST)

-- undone by
DROP TABLE t;
