ALTER TABLE book ALTER COLUMN stock SET DATA TYPE VARCHAR(20) USING stock || ' pieces';

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "STOCK" CHARACTER VARYING(20) NOT NULL
--   - TABLE "PUBLIC"."BOOK" COLUMN "STOCK" INTEGER NOT NULL

-- can't be undone
--   how the values that using("stock || ' pieces'") made turn back is not known; write downgrade(..) by hand, or op.irreversible(why)
