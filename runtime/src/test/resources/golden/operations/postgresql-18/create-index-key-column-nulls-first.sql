CREATE INDEX ix_book_price ON book (price NULLS FIRST);

-- in the catalogue
--   + index CREATE INDEX ix_book_price ON book USING btree (price NULLS FIRST)

-- undone by
DROP INDEX ix_book_price;
