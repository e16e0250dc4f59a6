DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book WHERE stock > 0;

-- in the catalogue
--   - view CREATE VIEW titles AS SELECT id , title FROM book
--   + view CREATE VIEW titles AS SELECT id , title FROM book WHERE stock > 0

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
