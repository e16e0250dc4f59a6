ALTER TABLE book ADD COLUMN pages INTEGER CONSTRAINT ck_book_pages CHECK (pages > 0);

-- in the catalogue
--   + table book CONSTRAINT ck_book_pages CHECK ( pages > 0 )
--   + table book column pages INTEGER

-- undone by
ALTER TABLE book DROP CONSTRAINT ck_book_pages;
ALTER TABLE book DROP COLUMN pages;
