CREATE TABLE t (a VARCHAR(10) COLLATE NOCASE NOT NULL);

-- in the catalogue
--   + table t
--   + table t column a VARCHAR ( 10 ) COLLATE NOCASE NOT NULL

-- undone by
DROP TABLE t;
