CREATE INDEX ix_book_price ON book (price DESC NULLS LAST);

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."IX_BOOK_PRICE" ON "PUBLIC"."BOOK"("PRICE" DESC NULLS LAST);

-- undone by
DROP INDEX ix_book_price;
