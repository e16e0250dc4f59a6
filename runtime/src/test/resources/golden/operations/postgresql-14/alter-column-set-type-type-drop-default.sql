ALTER TABLE book ALTER COLUMN price TYPE varchar(20), ALTER COLUMN price DROP DEFAULT;

-- in the catalogue
--   + column book price character varying(20)
--   - column book price numeric(10,2) default 9.90

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90, ALTER COLUMN price TYPE numeric(10, 2) USING price::numeric(10, 2);
