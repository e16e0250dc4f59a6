ALTER TABLE book ALTER COLUMN price SET DATA TYPE INTEGER USING coalesce(price, 0);
ALTER TABLE book ALTER COLUMN price SET NOT NULL;

-- in the catalogue
--   - TABLE "PUBLIC"."BOOK" COLUMN "PRICE" DECIMAL(10, 2) DEFAULT 9.90
--   + TABLE "PUBLIC"."BOOK" COLUMN "PRICE" INTEGER DEFAULT 9.90 NOT NULL

-- can't be undone
--   how the values that using("coalesce(price, 0)") made turn back is not known; write downgrade(..) by hand, or op.irreversible(why)
