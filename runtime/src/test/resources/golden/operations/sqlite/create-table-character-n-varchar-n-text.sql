CREATE TABLE t (a CHAR(3) DEFAULT 'abc' NOT NULL, b VARCHAR(50) DEFAULT 'it''s a \ "text"
of two lines' NOT NULL, c VARCHAR(50) DEFAULT 'now()', d VARCHAR(9) DEFAULT (replace('<1>€	', '<1>', char(1))) NOT NULL, e TEXT);

-- in the catalogue
--   + table t
--   + table t column a CHAR ( 3 ) DEFAULT 'abc' NOT NULL
--   + table t column b VARCHAR ( 50 ) DEFAULT 'it''s a \ "text"
--     of two lines' NOT NULL
--   + table t column c VARCHAR ( 50 ) DEFAULT 'now()'
--   + table t column d VARCHAR ( 9 ) DEFAULT ( replace ( '<1>€	' , '<1>' , char ( 1 ) ) ) NOT NULL
--   + table t column e TEXT

-- undone by
DROP TABLE t;
