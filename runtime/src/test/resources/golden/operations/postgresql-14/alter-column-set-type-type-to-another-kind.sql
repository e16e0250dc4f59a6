ALTER TABLE book ALTER COLUMN stock TYPE varchar(20);

-- in the catalogue
--   + column book stock character varying(20) not null
--   - column book stock integer not null

-- undone by
ALTER TABLE book ALTER COLUMN stock TYPE integer USING stock::integer;
