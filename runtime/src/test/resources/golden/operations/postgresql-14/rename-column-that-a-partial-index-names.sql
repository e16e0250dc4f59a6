ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE book RENAME COLUMN title TO name;

-- in the catalogue
--   + column book name character varying(200) not null
--   + column book pieces integer not null
--   - column book stock integer not null
--   - column book title character varying(200) not null
--   + index CREATE INDEX ix_book_title ON book USING btree (name) WHERE ((pieces > 0) AND (price > (1)::numeric))
--   - index CREATE INDEX ix_book_title ON book USING btree (title) WHERE ((stock > 0) AND (price > (1)::numeric))

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
ALTER TABLE book RENAME COLUMN pieces TO stock;
