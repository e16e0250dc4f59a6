CREATE TABLE t (a TEXT DEFAULT '{"a": [1, null]}' NOT NULL, b TEXT);

-- in the catalogue
--   + table t
--   + table t column a TEXT DEFAULT '{"a": [1, null]}' NOT NULL
--   + table t column b TEXT

-- undone by
DROP TABLE t;
