CREATE INDEX ix_book_stock_title ON book (stock DESC, title);

-- in the catalogue
--   + table `book` KEY `ix_book_stock_title` (`stock` DESC,`title`)

-- undone by
DROP INDEX ix_book_stock_title ON book;
