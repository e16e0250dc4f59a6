DROP VIEW titles;

-- in the catalogue
--   - column titles id bigint
--   - column titles title character varying(200)
--   - relation v titles p SELECT book.id, book.title FROM book;

-- undone by
CREATE VIEW titles AS SELECT id, title FROM book;
