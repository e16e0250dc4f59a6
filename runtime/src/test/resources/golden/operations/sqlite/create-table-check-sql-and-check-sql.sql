CREATE TABLE t (age INTEGER NOT NULL, name VARCHAR(50) NOT NULL, CONSTRAINT ck_t_age CHECK (age > 0), CONSTRAINT ck_t_age_2 CHECK (age < 200), CONSTRAINT ck_t_a16d1656 CHECK (name <> ''), CONSTRAINT nobody_is_one CHECK (name <> 'nobody' OR age = 1));

-- in the catalogue
--   + table t
--   + table t CONSTRAINT ck_t_a16d1656 CHECK ( name <> '' )
--   + table t CONSTRAINT ck_t_age CHECK ( age > 0 )
--   + table t CONSTRAINT ck_t_age_2 CHECK ( age < 200 )
--   + table t CONSTRAINT nobody_is_one CHECK ( name <> 'nobody' OR age = 1 )
--   + table t column age INTEGER NOT NULL
--   + table t column name VARCHAR ( 50 ) NOT NULL

-- undone by
DROP TABLE t;
