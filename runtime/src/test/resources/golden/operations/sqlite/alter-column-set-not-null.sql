ALTER TABLE t ALTER COLUMN a SET NOT NULL;

-- in the catalogue
--   - table t column a INTEGER
--   + table t column a INTEGER NOT NULL

-- undone by
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
