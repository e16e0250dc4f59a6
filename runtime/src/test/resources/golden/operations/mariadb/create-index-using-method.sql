CREATE INDEX ix_book_title ON book (title) USING BTREE;

-- in the catalogue
--   + table `book` KEY `ix_book_title` (`title`) USING BTREE

-- undone by
DROP INDEX ix_book_title ON book;
