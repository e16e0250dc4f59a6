CREATE INDEX "By Title" ON book (title, stock);

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."By Title" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST, "STOCK" NULLS FIRST);

-- undone by
DROP INDEX "By Title";
