ALTER TABLE book ADD COLUMN pages INTEGER;

-- in the catalogue
--   + table book column pages INTEGER

-- undone by
ALTER TABLE book DROP COLUMN pages;
