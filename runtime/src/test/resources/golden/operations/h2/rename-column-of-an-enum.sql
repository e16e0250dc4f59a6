ALTER TABLE t ALTER COLUMN mood RENAME TO temper;

-- in the catalogue
--   - TABLE "PUBLIC"."T" COLUMN "MOOD" ENUM('good', 'bad') DEFAULT 'good' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "TEMPER" ENUM('good', 'bad') DEFAULT 'good' NOT NULL

-- undone by
ALTER TABLE t ALTER COLUMN temper RENAME TO mood;
