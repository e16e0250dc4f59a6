ALTER TABLE book DROP INDEX uq_book_title_stock;

-- undone by
ALTER TABLE book ADD CONSTRAINT uq_book_title_stock UNIQUE (title, stock);
