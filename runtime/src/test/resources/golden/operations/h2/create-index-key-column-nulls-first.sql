CREATE INDEX ix_book_price ON book (price NULLS FIRST);

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."IX_BOOK_PRICE" ON "PUBLIC"."BOOK"("PRICE" NULLS FIRST);

-- undone by
DROP INDEX ix_book_price;
