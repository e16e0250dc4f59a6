ALTER TABLE book ADD COLUMN pages INT;

-- undone by
ALTER TABLE book DROP COLUMN pages;
