CREATE TABLE t (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL
);
COMMENT ON COLUMN t.a IS 'it''s "a" \ ?';
COMMENT ON COLUMN t.b IS 'two
lines';

-- in the catalogue
--   + TABLE "PUBLIC"."T"
--   + TABLE "PUBLIC"."T" COLUMN "A" INTEGER COMMENT 'it''s "a" \ ?' NOT NULL
--   + TABLE "PUBLIC"."T" COLUMN "B" INTEGER COMMENT U&'two\nlines' NOT NULL

-- undone by
DROP TABLE t;
