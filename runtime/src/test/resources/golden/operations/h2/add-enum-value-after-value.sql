ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('good', 'fair', 'bad');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('good', 'fair', 'bad');

-- in the catalogue
--   - TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('good', 'bad')
--   + TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('good', 'fair', 'bad')
--   - TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'bad') DEFAULT 'good' NOT NULL
--   + TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'fair', 'bad') DEFAULT 'good' NOT NULL

-- can't be undone
--   rows may hold the value 'fair' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
