ALTER TABLE t DROP COLUMN a;

-- in the catalogue
--   - column t a integer
--   - constraint t in_order CHECK ((a < b))

-- undone by
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD CONSTRAINT in_order CHECK (a < b);
