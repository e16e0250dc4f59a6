CREATE VIEW sales.titles AS SELECT 1 AS one;

-- undone by
DROP VIEW sales.titles;
