ALTER INDEX by_title RENAME TO "By_Title";

-- in the catalogue
--   - CREATE INDEX "PUBLIC"."BY_TITLE" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST);
--   + CREATE INDEX "PUBLIC"."By_Title" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST);

-- undone by
ALTER INDEX "By_Title" RENAME TO by_title;
