ALTER TABLE book ADD CONSTRAINT uq_book_title_stock UNIQUE (title, stock);

-- in the catalogue
--   + ALTER TABLE "PUBLIC"."BOOK" ADD CONSTRAINT "PUBLIC"."UQ_BOOK_TITLE_STOCK" UNIQUE NULLS DISTINCT ("TITLE", "STOCK");

-- undone by
ALTER TABLE book DROP CONSTRAINT uq_book_title_stock;
