ALTER TABLE book RENAME COLUMN title TO name;

-- in the catalogue
--   + table book column name VARCHAR ( 200 ) NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
