ALTER TABLE book ADD COLUMN isbn CHAR(13);

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "ISBN" CHARACTER(13)

-- undone by
ALTER TABLE book DROP COLUMN isbn;
