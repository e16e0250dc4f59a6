ALTER TABLE book ALTER COLUMN price SET NOT NULL, ALTER COLUMN price DROP DEFAULT, ALTER COLUMN price TYPE integer USING coalesce(price, 0), ALTER COLUMN price SET DEFAULT 9.90;

-- in the catalogue
--   + column book price integer not null default 9.90
--   - column book price numeric(10,2) default 9.90

-- can't be undone
--   how the values that using("coalesce(price, 0)") made turn back is not known; write downgrade(..) by hand, or op.irreversible(why)
