CREATE OR REPLACE VIEW titles AS SELECT id, title, stock FROM book;

-- in the catalogue
--   - CREATE FORCE VIEW "PUBLIC"."TITLES"("ID", "TITLE") AS SELECT "ID", "TITLE" FROM "PUBLIC"."BOOK";
--   + CREATE FORCE VIEW "PUBLIC"."TITLES"("ID", "TITLE", "STOCK") AS SELECT "ID", "TITLE", "STOCK" FROM "PUBLIC"."BOOK";

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
