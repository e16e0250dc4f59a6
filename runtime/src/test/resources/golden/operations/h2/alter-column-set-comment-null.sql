COMMENT ON COLUMN book.stock IS NULL;

-- in the catalogue
--   - TABLE "PUBLIC"."BOOK" COLUMN "STOCK" INTEGER COMMENT 'pieces' NOT NULL
--   + TABLE "PUBLIC"."BOOK" COLUMN "STOCK" INTEGER NOT NULL

-- undone by
COMMENT ON COLUMN book.stock IS 'pieces';
