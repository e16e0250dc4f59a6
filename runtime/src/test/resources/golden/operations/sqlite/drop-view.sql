DROP VIEW titles;

-- in the catalogue
--   - view CREATE VIEW titles AS SELECT id , title FROM book

-- undone by
CREATE VIEW titles AS SELECT id, title FROM book;
