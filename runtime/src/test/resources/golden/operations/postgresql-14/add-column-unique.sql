ALTER TABLE book ADD COLUMN isbn char(13);
ALTER TABLE book ADD CONSTRAINT uq_book_isbn UNIQUE (isbn);

-- in the catalogue
--   + column book isbn character(13)
--   + constraint book uq_book_isbn UNIQUE (isbn)
--   + index CREATE UNIQUE INDEX uq_book_isbn ON book USING btree (isbn)

-- undone by
ALTER TABLE book DROP COLUMN isbn;
