CREATE TABLE t (a TEXT NOT NULL);
CREATE INDEX ix_t_a ON t (a);

-- in the catalogue
--   + index CREATE INDEX ix_t_a ON t ( a )
--   + table t
--   + table t column a TEXT NOT NULL

-- undone by
DROP TABLE t;
