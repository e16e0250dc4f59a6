ALTER TABLE book DROP CONSTRAINT in_stock;

-- in the catalogue
--   - ALTER TABLE "PUBLIC"."BOOK" ADD CONSTRAINT "PUBLIC"."IN_STOCK" CHECK("STOCK" >= 0);

-- undone by
ALTER TABLE book ADD CONSTRAINT in_stock CHECK (stock >= 0);
