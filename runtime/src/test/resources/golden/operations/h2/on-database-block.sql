ALTER TABLE book ADD COLUMN here INTEGER;

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "HERE" INTEGER

-- undone by
ALTER TABLE book DROP COLUMN here;
