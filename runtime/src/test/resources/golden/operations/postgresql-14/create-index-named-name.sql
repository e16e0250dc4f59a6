CREATE INDEX "By Title" ON book (title, stock);

-- in the catalogue
--   + index CREATE INDEX "By Title" ON book USING btree (title, stock)

-- undone by
DROP INDEX "By Title";
