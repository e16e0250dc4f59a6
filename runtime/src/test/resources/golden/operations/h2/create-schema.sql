CREATE SCHEMA sales;

-- in the catalogue
--   + CREATE SCHEMA IF NOT EXISTS "SALES" AUTHORIZATION "SA";

-- undone by
DROP SCHEMA sales;
