ALTER TABLE t ALTER COLUMN id TYPE bigint;

-- in the catalogue
--   + column t id bigint not null identity d
--   - column t id integer not null identity d

-- undone by
ALTER TABLE t ALTER COLUMN id TYPE integer;
