DROP INDEX by_title;

-- in the catalogue
--   - CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."BY_TITLE" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST, "STOCK" NULLS FIRST);

-- undone by
CREATE UNIQUE INDEX by_title ON book (title, stock);
