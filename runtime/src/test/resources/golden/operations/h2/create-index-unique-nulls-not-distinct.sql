CREATE UNIQUE NULLS NOT DISTINCT INDEX uq_book_price ON book (price);

-- in the catalogue
--   + CREATE UNIQUE NULLS NOT DISTINCT INDEX "PUBLIC"."UQ_BOOK_PRICE" ON "PUBLIC"."BOOK"("PRICE" NULLS FIRST);

-- undone by
DROP INDEX uq_book_price;
