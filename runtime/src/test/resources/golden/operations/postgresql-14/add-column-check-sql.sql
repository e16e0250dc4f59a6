ALTER TABLE book ADD COLUMN pages integer;
ALTER TABLE book ADD CONSTRAINT ck_book_pages CHECK (pages > 0);

-- in the catalogue
--   + column book pages integer
--   + constraint book ck_book_pages CHECK ((pages > 0))

-- undone by
ALTER TABLE book DROP CONSTRAINT ck_book_pages;
ALTER TABLE book DROP COLUMN pages;
