DROP MATERIALIZED VIEW titles;

-- in the catalogue
--   - column titles id bigint
--   - column titles title character varying(200)
--   - relation m titles p SELECT id, title FROM book;

-- undone by
CREATE MATERIALIZED VIEW titles AS SELECT id, title FROM book;
