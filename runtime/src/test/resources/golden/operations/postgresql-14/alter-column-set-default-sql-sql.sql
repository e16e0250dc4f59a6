ALTER TABLE book ALTER COLUMN stock SET DEFAULT 1 + 1;

-- in the catalogue
--   - column book stock integer not null
--   + column book stock integer not null default (1 + 1)

-- undone by
ALTER TABLE book ALTER COLUMN stock DROP DEFAULT;
