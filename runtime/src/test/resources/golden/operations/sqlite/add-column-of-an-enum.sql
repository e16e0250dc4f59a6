ALTER TABLE book ADD COLUMN genre TEXT DEFAULT 'essay' NOT NULL CHECK (genre IN ('novel', 'essay'));

-- in the catalogue
--   + table book column genre TEXT CHECK ( genre IN ( 'novel' , 'essay' ) ) DEFAULT 'essay' NOT NULL

-- undone by
ALTER TABLE book DROP COLUMN genre;
