DROP INDEX by_title;

-- in the catalogue
--   - index CREATE UNIQUE INDEX by_title ON book ( title DESC )

-- undone by
CREATE UNIQUE INDEX by_title ON book (title DESC);
