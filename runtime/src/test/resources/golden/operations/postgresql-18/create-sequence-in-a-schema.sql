CREATE SEQUENCE sales.numbers START WITH 1 INCREMENT BY 1;

-- in the catalogue
--   + sequence sales.numbers bigint 1 1 1 9223372036854775807 1 f

-- undone by
DROP SEQUENCE sales.numbers;
