CREATE SEQUENCE sales.numbers START WITH 1 INCREMENT BY 1;

-- in the catalogue
--   + CREATE SEQUENCE "SALES"."NUMBERS" START WITH 1;

-- undone by
DROP SEQUENCE sales.numbers;
