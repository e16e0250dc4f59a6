ALTER TABLE book DROP CONSTRAINT in_stock;

-- in the catalogue
--   - constraint book in_stock CHECK ((stock >= 0))

-- undone by
ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0);
