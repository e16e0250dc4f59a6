CREATE TABLE t (
  a INTEGER NOT NULL
);
COMMENT ON TABLE t IS 'a {table} -- of ''two''';

-- in the catalogue
--   + TABLE "PUBLIC"."T" COLUMN "A" INTEGER NOT NULL
--   + TABLE "PUBLIC"."T" COMMENT 'a {table} -- of ''two'''

-- undone by
DROP TABLE t;
