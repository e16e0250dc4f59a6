DROP INDEX by_title;

-- in the catalogue
--   - index CREATE INDEX by_title ON book USING btree (title DESC NULLS LAST, lower((title)::text)) INCLUDE (stock) WHERE (stock > 0)

-- undone by
CREATE INDEX by_title ON book (title DESC NULLS LAST, (lower(title))) INCLUDE (stock) WHERE stock > 0;
