CREATE INDEX ix_book_title ON book (title);

-- in the catalogue
--   + BOOK index IX_BOOK_TITLE (TITLE NULLS FIRST)

-- undone by
DROP INDEX ix_book_title;
