COMMENT ON COLUMN book.stock IS 'in ''pieces''';

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "STOCK" INTEGER COMMENT 'in ''pieces''' NOT NULL
--   - TABLE "PUBLIC"."BOOK" COLUMN "STOCK" INTEGER NOT NULL

-- undone by
COMMENT ON COLUMN book.stock IS NULL;
