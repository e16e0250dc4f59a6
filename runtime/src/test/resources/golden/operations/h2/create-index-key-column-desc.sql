CREATE INDEX ix_book_stock_title ON book (stock DESC, title);

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."IX_BOOK_STOCK_TITLE" ON "PUBLIC"."BOOK"("STOCK" DESC NULLS LAST, "TITLE" NULLS FIRST);

-- undone by
DROP INDEX ix_book_stock_title;
