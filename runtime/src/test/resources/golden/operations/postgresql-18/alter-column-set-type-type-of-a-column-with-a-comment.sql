ALTER TABLE t ALTER COLUMN a TYPE varchar(20), ALTER COLUMN a DROP NOT NULL;

-- in the catalogue
--   + column t a character varying(20) comment it's
--   - column t a character varying(9) not null comment it's

-- undone by
ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN a TYPE varchar(9);
