CREATE SEQUENCE numbers START WITH 1 INCREMENT BY 1;

-- in the catalogue
--   + sequence numbers bigint 1 1 1 9223372036854775807 1 f

-- undone by
DROP SEQUENCE numbers;
