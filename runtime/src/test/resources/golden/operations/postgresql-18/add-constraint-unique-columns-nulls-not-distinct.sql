ALTER TABLE book ADD CONSTRAINT uq_book_price UNIQUE NULLS NOT DISTINCT (price);

-- in the catalogue
--   + constraint book uq_book_price UNIQUE NULLS NOT DISTINCT (price)
--   + index CREATE UNIQUE INDEX uq_book_price ON book USING btree (price) NULLS NOT DISTINCT

-- undone by
ALTER TABLE book DROP CONSTRAINT uq_book_price;
