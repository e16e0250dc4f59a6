CREATE TABLE t (a MONEY);

-- in the catalogue
--   + table t
--   + table t column a MONEY

-- undone by
DROP TABLE t;
