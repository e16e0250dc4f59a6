CREATE INDEX ix_book_title ON book (title);

-- in the catalogue
--   + CREATE INDEX "PUBLIC"."IX_BOOK_TITLE" ON "PUBLIC"."BOOK"("TITLE" NULLS FIRST);

-- undone by
DROP INDEX ix_book_title;
