CREATE TABLE t (a BLOB DEFAULT X'00ff' NOT NULL, b BLOB);

-- in the catalogue
--   + table t
--   + table t column a BLOB DEFAULT X '00ff' NOT NULL
--   + table t column b BLOB

-- undone by
DROP TABLE t;
