CREATE INDEX ix_book_title ON book USING hash (title);

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book USING hash (title)

-- undone by
DROP INDEX ix_book_title;
