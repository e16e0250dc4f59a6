ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('good', 'bad', 'it''s so');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('good', 'bad', 'it''s so');

-- in the catalogue
--   - TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('good', 'bad')
--   + TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('good', 'bad', 'it''s so')
--   - TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'bad') DEFAULT 'good' NOT NULL
--   + TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'bad', 'it''s so') DEFAULT 'good' NOT NULL

-- can't be undone
--   rows may hold the value 'it's so' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
