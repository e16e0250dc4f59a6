ALTER TABLE t RENAME COLUMN mood TO temper;

-- in the catalogue
--   - table t column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) ) DEFAULT 'good' NOT NULL
--   + table t column temper TEXT CHECK ( temper IN ( 'good' , 'bad' ) ) DEFAULT 'good' NOT NULL

-- undone by
ALTER TABLE t RENAME COLUMN temper TO mood;
