CREATE UNIQUE INDEX uq_book_title_stock ON book (title, stock);

-- in the catalogue
--   + table `book` UNIQUE KEY `uq_book_title_stock` (`title`,`stock`)

-- undone by
DROP INDEX uq_book_title_stock ON book;
