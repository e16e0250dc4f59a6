ALTER TABLE t ALTER COLUMN moods SET DATA TYPE ENUM('good', 'fair', 'bad') ARRAY;

-- in the catalogue
--   - TABLE "PUBLIC"."T" COLUMN "MOODS" ENUM('good', 'bad') ARRAY NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "MOODS" ENUM('good', 'fair', 'bad') ARRAY NOT NULL

-- can't be undone
--   rows may hold the value 'fair' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
