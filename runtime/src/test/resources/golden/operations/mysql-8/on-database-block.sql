ALTER TABLE book ADD COLUMN here INT;

-- undone by
ALTER TABLE book DROP COLUMN here;
