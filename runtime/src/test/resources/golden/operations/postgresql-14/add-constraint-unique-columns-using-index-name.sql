ALTER TABLE book ADD CONSTRAINT once UNIQUE USING INDEX titles;

-- in the catalogue
--   + constraint book once UNIQUE (title)
--   + index CREATE UNIQUE INDEX once ON book USING btree (title)
--   - index CREATE UNIQUE INDEX titles ON book USING btree (title)

-- undone by
ALTER TABLE book DROP CONSTRAINT once;
CREATE UNIQUE INDEX titles ON book (title);
