CREATE UNIQUE INDEX uq_book_title_stock ON book (title, stock);

-- in the catalogue
--   + index CREATE UNIQUE INDEX uq_book_title_stock ON book USING btree (title, stock)

-- undone by
DROP INDEX uq_book_title_stock;
