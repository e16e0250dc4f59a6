DROP INDEX by_title;
CREATE INDEX "By_Title" ON book (title);

-- in the catalogue
--   + index CREATE INDEX "By_Title" ON book ( title )
--   - index CREATE INDEX by_title ON book ( title )

-- undone by
DROP INDEX "By_Title";
CREATE INDEX by_title ON book (title);
