CREATE SEQUENCE numbers START WITH 10 INCREMENT BY -2 MINVALUE 0 MAXVALUE 20 CYCLE NOCACHE;

-- in the catalogue
--   + CREATE SEQUENCE `numbers` start with 10 minvalue 0 maxvalue 20 increment by -2 nocache cycle ENGINE=InnoDB

-- undone by
DROP SEQUENCE numbers;
