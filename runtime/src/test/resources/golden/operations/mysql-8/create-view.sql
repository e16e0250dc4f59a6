CREATE VIEW titles AS SELECT id, title FROM book;

-- undone by
DROP VIEW titles;
