ALTER TABLE book ADD COLUMN pages integer;

-- in the catalogue
--   + column book pages integer

-- undone by
UPDATE book SET pages = 1;
ALTER TABLE book DROP COLUMN pages;
