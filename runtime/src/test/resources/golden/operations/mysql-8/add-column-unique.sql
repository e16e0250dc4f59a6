ALTER TABLE book ADD COLUMN isbn CHAR(13), ADD CONSTRAINT uq_book_isbn UNIQUE (isbn);

-- undone by
ALTER TABLE book DROP COLUMN isbn;
