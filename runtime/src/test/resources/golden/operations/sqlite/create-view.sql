CREATE VIEW titles AS SELECT id, title FROM book;

-- in the catalogue
--   + view CREATE VIEW titles AS SELECT id , title FROM book

-- undone by
DROP VIEW titles;
