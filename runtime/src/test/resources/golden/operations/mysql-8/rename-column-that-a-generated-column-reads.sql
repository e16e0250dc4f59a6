ALTER TABLE book RENAME COLUMN stock TO pieces;

-- undone by
ALTER TABLE book RENAME COLUMN pieces TO stock;
