ALTER TABLE book ADD COLUMN pages integer;

-- in the catalogue
--   + column book pages integer

-- undone by
ALTER TABLE book DROP COLUMN pages;
