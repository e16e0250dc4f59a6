ALTER TABLE book ADD COLUMN pages INT;

-- undone by
UPDATE book SET pages = 1;
ALTER TABLE book DROP COLUMN pages;
