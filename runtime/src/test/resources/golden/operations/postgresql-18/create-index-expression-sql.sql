CREATE INDEX lower_title ON book ((lower(title)));

-- in the catalogue
--   + index CREATE INDEX lower_title ON book USING btree (lower((title)::text))

-- undone by
DROP INDEX lower_title;
