CREATE INDEX ix_book_title ON book (title) WHERE stock > 0;

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book ( title ) WHERE stock > 0

-- undone by
DROP INDEX ix_book_title;
