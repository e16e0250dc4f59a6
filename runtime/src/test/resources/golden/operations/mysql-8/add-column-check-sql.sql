ALTER TABLE book ADD COLUMN pages INT, ADD CONSTRAINT ck_book_pages CHECK (pages > 0);

-- undone by
ALTER TABLE book DROP CONSTRAINT ck_book_pages;
ALTER TABLE book DROP COLUMN pages;
