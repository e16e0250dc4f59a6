ALTER TABLE t ALTER COLUMN b TYPE varchar(20);

-- in the catalogue
--   + column t b character varying(20)
--   - column t b character varying(9)

-- undone by
ALTER TABLE t ALTER COLUMN b TYPE varchar(9);
