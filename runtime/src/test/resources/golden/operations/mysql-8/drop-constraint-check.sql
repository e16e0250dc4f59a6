ALTER TABLE book DROP CONSTRAINT in_stock;

-- undone by
ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0);
