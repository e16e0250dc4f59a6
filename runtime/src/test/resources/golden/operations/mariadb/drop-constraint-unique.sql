ALTER TABLE book DROP INDEX uq_book_title_stock;

-- in the catalogue
--   - table `book` UNIQUE KEY `uq_book_title_stock` (`title`,`stock`)

-- undone by
ALTER TABLE book ADD CONSTRAINT uq_book_title_stock UNIQUE (title, stock);
