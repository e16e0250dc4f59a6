ALTER TABLE book RENAME COLUMN title TO "Title";

-- in the catalogue
--   + column book "Title" character varying(200) not null
--   - column book title character varying(200) not null

-- undone by
ALTER TABLE book RENAME COLUMN "Title" TO title;
