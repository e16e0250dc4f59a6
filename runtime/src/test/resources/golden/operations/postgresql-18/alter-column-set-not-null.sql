ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- in the catalogue
--   - column t a integer
--   + column t a integer not null

-- undone by
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
