CREATE SEQUENCE numbers START WITH 1 INCREMENT BY 1 CACHE 5;

-- in the catalogue
--   + sequence numbers bigint 1 1 1 9223372036854775807 5 f

-- undone by
DROP SEQUENCE numbers;
