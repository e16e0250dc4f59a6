ALTER TABLE book ALTER COLUMN price SET DEFAULT 'none', ALTER COLUMN price TYPE varchar(20);

-- in the catalogue
--   + column book price character varying(20) default 'none'::character varying
--   - column book price numeric(10,2) default 9.90

-- undone by
ALTER TABLE book ALTER COLUMN price DROP DEFAULT, ALTER COLUMN price TYPE numeric(10, 2) USING price::numeric(10, 2), ALTER COLUMN price SET DEFAULT 9.90;
