ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0 AND title <> '');

-- in the catalogue
--   + constraint book in_stock CHECK (((stock >= 0) AND ((title)::text <> ''::text)))

-- undone by
ALTER TABLE book DROP CONSTRAINT in_stock;
