ALTER TABLE book ADD COLUMN genre ENUM('novel', 'essay') DEFAULT 'essay' NOT NULL;

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "GENRE" ENUM('novel', 'essay') DEFAULT 'essay' NOT NULL

-- undone by
ALTER TABLE book DROP COLUMN genre;
