ALTER TABLE book ADD COLUMN genre genre DEFAULT 'essay' NOT NULL;

-- in the catalogue
--   + column book genre genre not null default 'essay'::genre

-- undone by
ALTER TABLE book DROP COLUMN genre;
