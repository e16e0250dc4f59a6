CREATE VIEW sales.titles AS SELECT 1 AS one;

-- in the catalogue
--   + CREATE FORCE VIEW "SALES"."TITLES"("ONE") AS SELECT 1 AS "ONE";

-- undone by
DROP VIEW sales.titles;
