ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE author RENAME COLUMN id TO number;
ALTER TABLE book RENAME COLUMN author_id TO writer;

-- undone by
ALTER TABLE book RENAME COLUMN writer TO author_id;
ALTER TABLE author RENAME COLUMN number TO id;
ALTER TABLE book RENAME COLUMN pieces TO stock;
