CREATE TABLE t (
  a GEOMETRY
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" GEOMETRY

-- undone by
DROP TABLE t;
