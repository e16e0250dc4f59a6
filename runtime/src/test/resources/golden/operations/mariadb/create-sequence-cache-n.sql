CREATE SEQUENCE numbers START WITH 1 INCREMENT BY 1 CACHE 5;

-- in the catalogue
--   + CREATE SEQUENCE `numbers` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 5 nocycle ENGINE=InnoDB

-- undone by
DROP SEQUENCE numbers;
