ALTER TABLE book ALTER COLUMN stock TYPE bigint;

-- in the catalogue
--   + column book stock bigint not null
--   - column book stock integer not null

-- undone by
ALTER TABLE book ALTER COLUMN stock TYPE integer;
