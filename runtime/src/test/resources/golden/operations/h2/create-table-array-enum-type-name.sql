CREATE TABLE t (
  a ENUM('good', 'bad') ARRAY DEFAULT ARRAY['good'] NOT NULL
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" ENUM('good', 'bad') ARRAY DEFAULT ARRAY ['good'] NOT NULL

-- undone by
DROP TABLE t;
