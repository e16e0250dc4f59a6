ALTER TABLE book ADD COLUMN pages INTEGER;

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "PAGES" INTEGER

-- undone by
ALTER TABLE book DROP COLUMN pages;
