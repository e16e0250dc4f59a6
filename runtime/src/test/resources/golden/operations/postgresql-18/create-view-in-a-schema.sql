CREATE VIEW sales.titles AS SELECT 1 AS one;

-- in the catalogue
--   + column sales.titles one integer
--   + relation v sales.titles p SELECT 1 AS one;

-- undone by
DROP VIEW sales.titles;
