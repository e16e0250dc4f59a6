CREATE TABLE t (
  a INTEGER NOT NULL,
  b INTEGER
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" INTEGER NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "B" INTEGER

-- undone by
DROP TABLE t;
