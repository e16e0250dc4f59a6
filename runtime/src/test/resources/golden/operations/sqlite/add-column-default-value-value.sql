ALTER TABLE book ADD COLUMN pages INTEGER DEFAULT 100 NOT NULL;

-- in the catalogue
--   + table book column pages INTEGER DEFAULT 100 NOT NULL

-- undone by
ALTER TABLE book DROP COLUMN pages;
