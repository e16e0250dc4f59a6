DROP INDEX ix_book_title;
CREATE INDEX by_title ON book (title);

-- in the catalogue
--   + index CREATE INDEX by_title ON book ( title )
--   - index CREATE INDEX ix_book_title ON book ( title )

-- undone by
DROP INDEX by_title;
CREATE INDEX ix_book_title ON book (title);
