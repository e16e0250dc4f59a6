CREATE INDEX ix_book_title ON book (title);

-- undone by
DROP INDEX ix_book_title ON book;
