ALTER TABLE book RENAME COLUMN title TO name;

-- in the catalogue
--   + column book name character varying(200) not null
--   - column book title character varying(200) not null

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
