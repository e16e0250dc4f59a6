CREATE TABLE t (
  a INTEGER DEFAULT NULL
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" INTEGER DEFAULT NULL

-- undone by
DROP TABLE t;
