CREATE TABLE t (
  a ENUM('good', 'it''s bad') DEFAULT 'it''s bad' NOT NULL,
  b ENUM('good', 'it''s bad')
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" ENUM('good', 'it''s bad') DEFAULT 'it''s bad' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "B" ENUM('good', 'it''s bad')

-- undone by
DROP TABLE t;
