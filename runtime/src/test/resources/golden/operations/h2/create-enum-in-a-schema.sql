CREATE TABLE person (
  mood ENUM('good', 'bad') NOT NULL
);

-- in the catalogue
--   + TABLE "PUBLIC"."PERSON"
--   + TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'bad') NOT NULL

-- undone by
DROP TABLE person;
