DROP SEQUENCE numbers;

-- in the catalogue
--   - sequence numbers bigint 5 1 1 9223372036854775807 1 f

-- undone by
CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 1;
