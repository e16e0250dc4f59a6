ALTER TABLE book ADD COLUMN isbn CHAR(13);

-- undone by
ALTER TABLE book DROP COLUMN isbn;
