ALTER TABLE book ADD COLUMN isbn char(13);

-- in the catalogue
--   + column book isbn character(13)

-- undone by
ALTER TABLE book DROP COLUMN isbn;
