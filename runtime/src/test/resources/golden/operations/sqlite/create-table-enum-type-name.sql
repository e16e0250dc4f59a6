CREATE TABLE t (a TEXT DEFAULT 'it''s bad' NOT NULL CHECK (a IN ('good', 'it''s bad')), b TEXT CHECK (b IN ('good', 'it''s bad')));

-- in the catalogue
--   + table t
--   + table t column a TEXT CHECK ( a IN ( 'good' , 'it''s bad' ) ) DEFAULT 'it''s bad' NOT NULL
--   + table t column b TEXT CHECK ( b IN ( 'good' , 'it''s bad' ) )

-- undone by
DROP TABLE t;
