CREATE UNIQUE INDEX uq_book_price ON book (price) NULLS NOT DISTINCT;

-- in the catalogue
--   + index CREATE UNIQUE INDEX uq_book_price ON book USING btree (price) NULLS NOT DISTINCT

-- undone by
DROP INDEX uq_book_price;
