CREATE UNIQUE INDEX uq_book_title_stock ON book (title, stock);

-- undone by
DROP INDEX uq_book_title_stock ON book;
