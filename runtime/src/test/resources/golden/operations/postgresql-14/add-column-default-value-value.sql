ALTER TABLE book ADD COLUMN pages integer DEFAULT 100 NOT NULL;

-- in the catalogue
--   + column book pages integer not null default 100

-- undone by
ALTER TABLE book DROP COLUMN pages;
