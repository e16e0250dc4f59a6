ALTER TABLE book ADD COLUMN here integer;

-- in the catalogue
--   + column book here integer

-- undone by
ALTER TABLE book DROP COLUMN here;
