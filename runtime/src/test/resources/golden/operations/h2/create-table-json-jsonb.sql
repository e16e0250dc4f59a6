CREATE TABLE t (
  a JSON DEFAULT '{"a": [1, null]}' FORMAT JSON NOT NULL,
  b JSON
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" JSON DEFAULT JSON '{"a":[1,null]}' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "B" JSON

-- undone by
DROP TABLE t;
