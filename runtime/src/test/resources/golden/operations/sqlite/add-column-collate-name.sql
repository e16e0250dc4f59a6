ALTER TABLE book ADD COLUMN isbn VARCHAR(13) COLLATE NOCASE;

-- in the catalogue
--   + table book column isbn VARCHAR ( 13 ) COLLATE NOCASE

-- undone by
ALTER TABLE book DROP COLUMN isbn;
