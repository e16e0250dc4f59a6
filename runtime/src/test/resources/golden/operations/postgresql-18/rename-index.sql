ALTER INDEX ix_book_title RENAME TO by_title;

-- in the catalogue
--   + index CREATE INDEX by_title ON book USING btree (title)
--   - index CREATE INDEX ix_book_title ON book USING btree (title)

-- undone by
ALTER INDEX by_title RENAME TO ix_book_title;
