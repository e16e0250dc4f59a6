ALTER INDEX by_title RENAME TO "By_Title";

-- in the catalogue
--   + index CREATE INDEX "By_Title" ON book USING btree (title)
--   - index CREATE INDEX by_title ON book USING btree (title)

-- undone by
ALTER INDEX "By_Title" RENAME TO by_title;
