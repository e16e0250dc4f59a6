DROP INDEX by_title ON book;

-- undone by
CREATE UNIQUE INDEX by_title ON book (title, stock);
