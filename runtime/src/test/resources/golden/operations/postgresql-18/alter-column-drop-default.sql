ALTER TABLE book ALTER COLUMN price DROP DEFAULT;

-- in the catalogue
--   + column book price numeric(10,2)
--   - column book price numeric(10,2) default 9.90

-- undone by
ALTER TABLE book ALTER COLUMN price SET DEFAULT 9.90;
