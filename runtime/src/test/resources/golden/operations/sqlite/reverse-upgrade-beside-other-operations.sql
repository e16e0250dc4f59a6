ALTER TABLE book ADD COLUMN pages INTEGER;

-- in the catalogue
--   + table book column pages INTEGER

-- undone by
UPDATE book SET pages = 1;
ALTER TABLE book DROP COLUMN pages;
