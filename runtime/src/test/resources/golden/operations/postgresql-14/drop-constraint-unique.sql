ALTER TABLE book DROP CONSTRAINT uq_book_title_stock;

-- in the catalogue
--   - constraint book uq_book_title_stock UNIQUE (title, stock)
--   - index CREATE UNIQUE INDEX uq_book_title_stock ON book USING btree (title, stock)

-- undone by
ALTER TABLE book ADD CONSTRAINT uq_book_title_stock UNIQUE (title, stock);
