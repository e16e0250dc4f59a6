DROP VIEW titles;

-- undone by
CREATE VIEW titles AS SELECT id, title FROM book;
