ALTER INDEX ix_book_title RENAME TO by_title;

-- in the catalogue
--   + BOOK index BY_TITLE (TITLE NULLS FIRST)
--   - BOOK index IX_BOOK_TITLE (TITLE NULLS FIRST)

-- undone by
ALTER INDEX by_title RENAME TO ix_book_title;
