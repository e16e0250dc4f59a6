ALTER TABLE "order" ALTER COLUMN "group" SET DEFAULT 7;
ALTER TABLE "order" ALTER COLUMN "Größe" TYPE bigint;
ALTER TABLE "order" ADD CONSTRAINT "uq_order_say ""hi""" UNIQUE ("say ""hi""");
ALTER TABLE "order" RENAME COLUMN "group" TO "Table";
ALTER INDEX "ix_order_Größe" RENAME TO "Index";
ALTER TABLE "order" RENAME TO "Select";
ALTER TABLE "Select" DROP COLUMN "Größe";

-- in the catalogue
--   + column "Select" "Table" integer default 7
--   + column "Select" "say ""hi""" character varying(9)
--   - column "order" "Größe" integer
--   - column "order" "group" integer
--   - column "order" "say ""hi""" character varying(9)
--   + constraint "Select" "uq_order_say ""hi""" UNIQUE ("say ""hi""")
--   - index CREATE INDEX "ix_order_Größe" ON "order" USING btree ("Größe")
--   + index CREATE UNIQUE INDEX "uq_order_say ""hi""" ON "Select" USING btree ("say ""hi""")
--   + relation r "Select" p
--   - relation r "order" p

-- undone by
ALTER TABLE "Select" ADD COLUMN "Größe" bigint;
CREATE INDEX "Index" ON "Select" ("Größe");
ALTER TABLE "Select" RENAME TO "order";
ALTER INDEX "Index" RENAME TO "ix_order_Größe";
ALTER TABLE "order" RENAME COLUMN "Table" TO "group";
ALTER TABLE "order" DROP CONSTRAINT "uq_order_say ""hi""";
ALTER TABLE "order" ALTER COLUMN "Größe" TYPE integer;
ALTER TABLE "order" ALTER COLUMN "group" DROP DEFAULT;
