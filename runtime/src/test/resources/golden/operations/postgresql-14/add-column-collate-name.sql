ALTER TABLE book ADD COLUMN isbn varchar(13) COLLATE "C";

-- in the catalogue
--   + column book isbn character varying(13) collate C

-- undone by
ALTER TABLE book DROP COLUMN isbn;
