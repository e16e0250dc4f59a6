ALTER TABLE book RENAME COLUMN title TO "Title";

-- in the catalogue
--   + table book column "Title" VARCHAR ( 200 ) NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN "Title" TO title;
