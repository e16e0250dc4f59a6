DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title, stock FROM book;

-- in the catalogue
--   + view CREATE VIEW titles AS SELECT id , title , stock FROM book
--   - view CREATE VIEW titles AS SELECT id , title FROM book

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
