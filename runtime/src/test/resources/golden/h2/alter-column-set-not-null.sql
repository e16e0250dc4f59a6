ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- in the catalogue
--   - T column A INTEGER
--   + T column A INTEGER NOT NULL

-- undone by
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
