ALTER TABLE book ADD COLUMN isbn CHAR(13), ADD CONSTRAINT uq_book_isbn UNIQUE (isbn);

-- in the catalogue
--   + table `book` UNIQUE KEY `uq_book_isbn` (`isbn`)
--   + table `book` `isbn` char(13) DEFAULT NULL

-- undone by
ALTER TABLE book DROP COLUMN isbn;
