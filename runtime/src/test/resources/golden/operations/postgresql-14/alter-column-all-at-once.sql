ALTER TABLE book ALTER COLUMN stock SET DEFAULT 'none', ALTER COLUMN stock DROP NOT NULL, ALTER COLUMN stock TYPE varchar(20);

-- in the catalogue
--   + column book stock character varying(20) default 'none'::character varying
--   - column book stock integer not null

-- undone by
ALTER TABLE book ALTER COLUMN stock TYPE integer USING stock::integer, ALTER COLUMN stock SET NOT NULL, ALTER COLUMN stock DROP DEFAULT;
