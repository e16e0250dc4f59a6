ALTER TABLE book RENAME INDEX ix_book_title TO by_title;

-- undone by
ALTER TABLE book RENAME INDEX by_title TO ix_book_title;
