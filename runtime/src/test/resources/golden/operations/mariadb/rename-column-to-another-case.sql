ALTER TABLE book RENAME COLUMN title TO `Title`;

-- in the catalogue
--   + table `book` `Title` varchar(200) NOT NULL
--   - table `book` `title` varchar(200) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN `Title` TO title;
