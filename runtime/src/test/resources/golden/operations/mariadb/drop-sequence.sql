DROP SEQUENCE numbers;

-- in the catalogue
--   - CREATE SEQUENCE `numbers` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 1 nocache nocycle ENGINE=InnoDB

-- undone by
CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 1 NOCACHE;
