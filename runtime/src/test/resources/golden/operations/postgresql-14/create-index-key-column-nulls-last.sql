CREATE INDEX ix_book_price ON book (price DESC NULLS LAST);

-- in the catalogue
--   + index CREATE INDEX ix_book_price ON book USING btree (price DESC NULLS LAST)

-- undone by
DROP INDEX ix_book_price;
