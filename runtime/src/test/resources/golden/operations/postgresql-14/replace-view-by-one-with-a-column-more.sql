CREATE OR REPLACE VIEW titles AS SELECT id, title, stock FROM book;

-- in the catalogue
--   + column titles stock integer
--   - relation v titles p SELECT book.id, book.title FROM book;
--   + relation v titles p SELECT book.id, book.title, book.stock FROM book;

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
