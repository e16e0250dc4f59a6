CREATE SCHEMA sales;

-- in the catalogue
--   + schema sales

-- undone by
DROP SCHEMA sales;
