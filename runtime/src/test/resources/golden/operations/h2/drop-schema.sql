DROP SCHEMA sales;

-- in the catalogue
--   - CREATE SCHEMA IF NOT EXISTS "SALES" AUTHORIZATION "SA";

-- undone by
CREATE SCHEMA sales;
