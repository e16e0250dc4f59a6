-- outside the transaction
DROP INDEX CONCURRENTLY ix_book_title;

-- in the catalogue
--   - index CREATE INDEX ix_book_title ON book USING btree (title)

-- undone by
-- outside the transaction
CREATE INDEX CONCURRENTLY ix_book_title ON book (title);
