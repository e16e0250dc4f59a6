CREATE TABLE t (
  a CHAR(3) DEFAULT 'abc' NOT NULL,
  b VARCHAR(50) DEFAULT 'it''s a \ "text"
of two lines' NOT NULL,
  c VARCHAR(50) DEFAULT 'now()',
  d CLOB
);

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" CHARACTER(3) DEFAULT 'abc' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "B" CHARACTER VARYING(50) DEFAULT U&'it''s a \\ "text"\nof two lines' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "C" CHARACTER VARYING(50) DEFAULT 'now()'
--   + TABLE "PUBLIC"."T" COLUMN "D" CHARACTER LARGE OBJECT

-- undone by
DROP TABLE t;
