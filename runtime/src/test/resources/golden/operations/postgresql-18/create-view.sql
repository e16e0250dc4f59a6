CREATE VIEW titles AS SELECT id, title FROM book;

-- in the catalogue
--   + column titles id bigint
--   + column titles title character varying(200)
--   + relation v titles p SELECT id, title FROM book;

-- undone by
DROP VIEW titles;
