ALTER TABLE book ADD COLUMN isbn varchar(13);
COMMENT ON COLUMN book.isbn IS '13 digits';

-- in the catalogue
--   + column book isbn character varying(13) comment 13 digits

-- undone by
ALTER TABLE book DROP COLUMN isbn;
