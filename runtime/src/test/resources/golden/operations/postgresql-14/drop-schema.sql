DROP SCHEMA sales;

-- in the catalogue
--   - schema sales

-- undone by
CREATE SCHEMA sales;
