CREATE INDEX ix_book_title ON book (title varchar_pattern_ops);

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book USING btree (title varchar_pattern_ops)

-- undone by
DROP INDEX ix_book_title;
