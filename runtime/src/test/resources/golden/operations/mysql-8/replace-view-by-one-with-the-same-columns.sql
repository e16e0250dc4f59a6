CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book WHERE stock > 0;

-- undone by
CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book;
