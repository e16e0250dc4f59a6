ALTER TABLE book RENAME COLUMN title TO name;

-- in the catalogue
--   + table `book` `name` varchar(200) NOT NULL
--   - table `book` `title` varchar(200) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
