CREATE UNIQUE INDEX uq_book_title_stock ON book (title, stock);

-- in the catalogue
--   + CREATE UNIQUE NULLS DISTINCT INDEX "PUBLIC"."UQ_BOOK_TITLE_STOCK" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST, "STOCK" NULLS FIRST);

-- undone by
DROP INDEX uq_book_title_stock;
