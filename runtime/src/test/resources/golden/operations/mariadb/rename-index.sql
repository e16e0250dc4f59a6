ALTER TABLE book RENAME INDEX ix_book_title TO by_title;

-- in the catalogue
--   + table `book` KEY `by_title` (`title`)
--   - table `book` KEY `ix_book_title` (`title`)

-- undone by
ALTER TABLE book RENAME INDEX by_title TO ix_book_title;
