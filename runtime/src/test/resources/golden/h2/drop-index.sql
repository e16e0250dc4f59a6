DROP INDEX by_title;

-- in the catalogue
--   - BOOK index BY_TITLE UNIQUE (TITLE DESC NULLS LAST)

-- undone by
CREATE UNIQUE INDEX by_title ON book (title DESC);
