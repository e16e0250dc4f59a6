CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL);
CREATE INDEX ix_t_a_b ON t (a, b);
CREATE INDEX b_first ON t (b DESC, a);
CREATE UNIQUE INDEX uq_t_b ON t (b);

-- in the catalogue
--   + index CREATE INDEX b_first ON t ( b DESC , a )
--   + index CREATE INDEX ix_t_a_b ON t ( a , b )
--   + index CREATE UNIQUE INDEX uq_t_b ON t ( b )
--   + table t
--   + table t column a INTEGER NOT NULL
--   + table t column b INTEGER NOT NULL

-- undone by
DROP TABLE t;
