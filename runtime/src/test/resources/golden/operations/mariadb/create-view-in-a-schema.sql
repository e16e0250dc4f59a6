CREATE VIEW sales.titles AS SELECT 1 AS one;

-- in the catalogue
--   + CREATE VIEW `sales`.`titles` AS select 1 AS `one`

-- undone by
DROP VIEW sales.titles;
