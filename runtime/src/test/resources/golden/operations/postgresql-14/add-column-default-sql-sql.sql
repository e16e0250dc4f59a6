ALTER TABLE book ADD COLUMN pages integer DEFAULT 50 + 50 NOT NULL;

-- in the catalogue
--   + column book pages integer not null default (50 + 50)

-- undone by
ALTER TABLE book DROP COLUMN pages;
