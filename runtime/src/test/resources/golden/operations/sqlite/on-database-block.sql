ALTER TABLE book ADD COLUMN here INTEGER;

-- in the catalogue
--   + table book column here INTEGER

-- undone by
ALTER TABLE book DROP COLUMN here;
