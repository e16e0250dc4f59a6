CREATE INDEX ix_book_title ON book (title) INCLUDE (price, stock);

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book USING btree (title) INCLUDE (price, stock)

-- undone by
DROP INDEX ix_book_title;
