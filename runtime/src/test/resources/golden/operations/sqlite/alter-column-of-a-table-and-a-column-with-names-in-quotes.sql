ALTER TABLE "order" RENAME COLUMN "group" TO "Table";
ALTER TABLE "order" RENAME TO "Select";
CREATE TABLE "retort_new_Select" ("Table" INTEGER DEFAULT 7, "say ""hi""" VARCHAR(9), CONSTRAINT "uq_order_say ""hi""" UNIQUE ("say ""hi"""));
INSERT INTO "retort_new_Select" ("Table", "say ""hi""") SELECT "Select"."Table", "Select"."say ""hi""" FROM "Select";
DROP TABLE "Select";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "retort_new_Select" RENAME TO "Select";
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - index CREATE INDEX "ix_order_Größe" ON order ( "Größe" )
--   + table Select
--   + table Select CONSTRAINT "uq_order_say ""hi""" UNIQUE ( "say ""hi""" )
--   + table Select column "Table" INTEGER DEFAULT 7
--   + table Select column "say ""hi""" VARCHAR ( 9 )
--   - table order
--   - table order column "Größe" INTEGER
--   - table order column "say ""hi""" VARCHAR ( 9 )
--   - table order column group INTEGER

-- undone by
ALTER TABLE "Select" ADD COLUMN "Größe" BIGINT;
CREATE INDEX "Index" ON "Select" ("Größe");
ALTER TABLE "Select" RENAME TO "order";
DROP INDEX "Index";
CREATE INDEX "ix_order_Größe" ON "order" ("Größe");
ALTER TABLE "order" RENAME COLUMN "Table" TO "group";
CREATE TABLE retort_new_order ("group" INTEGER, "say ""hi""" VARCHAR(9), "Größe" INTEGER);
INSERT INTO retort_new_order ("group", "say ""hi""", "Größe") SELECT "order"."group", "order"."say ""hi""", "order"."Größe" FROM "order";
DROP TABLE "order";
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_order RENAME TO "order";
PRAGMA legacy_alter_table = OFF;
CREATE INDEX "ix_order_Größe" ON "order" ("Größe");
