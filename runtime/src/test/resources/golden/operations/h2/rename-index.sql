ALTER INDEX ix_book_title RENAME TO by_title;

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."BY_TITLE" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST);
--   - CREATE INDEX "PUBLIC"."IX_BOOK_TITLE" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST);

-- undone by
ALTER INDEX by_title RENAME TO ix_book_title;
