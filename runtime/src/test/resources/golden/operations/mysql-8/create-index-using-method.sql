CREATE INDEX ix_book_title ON book (title) USING BTREE;

-- undone by
DROP INDEX ix_book_title ON book;
