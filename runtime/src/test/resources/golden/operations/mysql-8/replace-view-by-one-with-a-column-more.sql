CREATE OR REPLACE VIEW titles AS SELECT id, title, stock FROM book;

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
