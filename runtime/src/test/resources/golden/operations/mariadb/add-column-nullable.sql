ALTER TABLE book ADD COLUMN isbn CHAR(13);

-- in the catalogue
--   + table `book` `isbn` char(13) DEFAULT NULL

-- undone by
ALTER TABLE book DROP COLUMN isbn;
