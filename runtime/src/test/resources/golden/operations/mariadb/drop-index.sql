DROP INDEX by_title ON book;

-- in the catalogue
--   - table `book` UNIQUE KEY `by_title` (`title` DESC)

-- undone by
CREATE UNIQUE INDEX by_title ON book (title DESC);
