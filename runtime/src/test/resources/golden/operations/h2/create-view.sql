CREATE VIEW titles AS SELECT id, title FROM book;

-- in the catalogue
--   + CREATE FORCE VIEW "PUBLIC"."TITLES"("ID", "TITLE") AS SELECT "ID", "TITLE" FROM "PUBLIC"."BOOK";

-- undone by
DROP VIEW titles;
