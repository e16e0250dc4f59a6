CREATE SEQUENCE numbers START WITH 10 INCREMENT BY -2 MINVALUE 0 MAXVALUE 20 CYCLE;

-- in the catalogue
--   + sequence numbers bigint 10 -2 0 20 1 t

-- undone by
DROP SEQUENCE numbers;
