CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book WHERE stock > 0;

-- in the catalogue
--   + relation v titles p SELECT id, title FROM book WHERE (stock > 0);
--   - relation v titles p SELECT id, title FROM book;

-- undone by
CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book;
