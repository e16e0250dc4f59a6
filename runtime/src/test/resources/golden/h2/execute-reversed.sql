CREATE VIEW titles AS SELECT title FROM book;

-- in the catalogue
--   + TITLES
--   + TITLES column TITLE CHARACTER VARYING(200)

-- undone by
DROP VIEW titles;
