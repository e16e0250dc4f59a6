ALTER TABLE book DROP CONSTRAINT in_stock;

-- in the catalogue
--   - table `book` CONSTRAINT `in_stock` CHECK (`stock` >= 0)

-- undone by
ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0);
