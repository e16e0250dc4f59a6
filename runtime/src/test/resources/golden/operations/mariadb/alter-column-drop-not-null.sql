ALTER TABLE book MODIFY COLUMN title VARCHAR(200);

-- in the catalogue
--   + table `book` `title` varchar(200) DEFAULT NULL
--   - table `book` `title` varchar(200) NOT NULL

-- undone by
ALTER TABLE book MODIFY COLUMN title VARCHAR(200) NOT NULL;
