CREATE INDEX ix_book_title ON book (title);

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book ( title )

-- undone by
DROP INDEX ix_book_title;
