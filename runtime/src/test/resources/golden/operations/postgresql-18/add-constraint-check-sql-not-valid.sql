ALTER TABLE book ADD CONSTRAINT ck_book_83b639b3 CHECK (stock >= 0) NOT VALID;

-- in the catalogue
--   + constraint book ck_book_83b639b3 CHECK ((stock >= 0)) NOT VALID

-- undone by
ALTER TABLE book DROP CONSTRAINT ck_book_83b639b3;
