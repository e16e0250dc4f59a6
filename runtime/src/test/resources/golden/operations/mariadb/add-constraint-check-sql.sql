ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0 AND title <> '');

-- in the catalogue
--   + table `book` CONSTRAINT `in_stock` CHECK (`stock` >= 0 and `title` <> '')

-- undone by
ALTER TABLE book DROP CONSTRAINT in_stock;
