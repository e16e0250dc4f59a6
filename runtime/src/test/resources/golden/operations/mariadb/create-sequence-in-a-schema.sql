CREATE SEQUENCE sales.numbers START WITH 1 INCREMENT BY 1 NOCACHE;

-- in the catalogue
--   + CREATE SEQUENCE `numbers` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 nocache nocycle ENGINE=InnoDB

-- undone by
DROP SEQUENCE sales.numbers;
