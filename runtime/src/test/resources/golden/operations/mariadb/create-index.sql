CREATE INDEX ix_book_title ON book (title);

-- in the catalogue
--   + table `book` KEY `ix_book_title` (`title`)

-- undone by
DROP INDEX ix_book_title ON book;
